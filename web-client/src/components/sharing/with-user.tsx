import { UserRoundPlus } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import { Problem } from "../../api/problem";
import { MOST_SHARES, useShareAlbum } from "../../api/sharing/shares";
import type { Album, Share } from "../../api/types";
import { type Texts, useTexts } from "../../texts";
import { isUserName } from "../account/user-names";
import { Button } from "../kit/button";
import { Check } from "../kit/fields/check";
import { TextField } from "../kit/fields/text-field";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import { useTerms } from "./terms";
import { TermsFields } from "./terms-fields";

interface ShareWithUserProps {
  album: Album;
  /** Those that there are already. */
  shares: readonly Share[];
  onShared: (userName: string) => void;
}

export function ShareWithUser({ album, shares, onShared }: ShareWithUserProps) {
  const t = useTexts();
  const share = useShareAlbum(album._id);
  const terms = useTerms();
  const [userName, setUserName] = useState("");
  const [add, setAdd] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const finish = () => {
    onShared(userName);
    setUserName("");
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const mistake = mistakeIn(userName, album, shares, t);
    setWrong(mistake);
    const given = terms.check();
    if (mistake || !given || share.isPending) return;
    share.mutate({ kind: "user", userName, add, ...given }, { onSuccess: finish });
  };
  const change = (name: string) => {
    setUserName(name.trim().toLowerCase());
    setWrong(null);
    share.reset();
  };
  const isOfName = share.error instanceof Problem && share.error.field === "userName";
  return (
    <form onSubmit={send} noValidate className={text.form}>
      <TextField
        label={t.sharing.userName}
        error={wrong ?? (isOfName ? t.sharing.nobody : null)}
        value={userName}
        onChange={(event) => change(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Check label={t.sharing.add} isChecked={add} onChange={setAdd} />
      <TermsFields terms={terms} album={album} />
      {share.error && !isOfName && (
        <p role="alert" className={text.error}>
          <Reason
            error={share.error}
            meanings={{ 409: conflictOf(userName, shares, t), 429: t.sharing.lookedUpTooOften }}
          />
        </p>
      )}
      <Button type="submit" variant="primary" icon={UserRoundPlus} isBusy={share.isPending}>
        {t.sharing.shareWith}
      </Button>
    </form>
  );
}

function mistakeIn(
  userName: string,
  album: Album,
  shares: readonly Share[],
  { sharing, signIn }: Texts,
): string | null {
  if (userName === "") return signIn.missing;
  if (!isUserName(userName)) return sharing.userNameWrong;
  if (userName === album.userName) return sharing.yourself;
  return shares.some((share) => share.userName === userName) ? sharing.already(userName) : null;
}

function conflictOf(userName: string, shares: readonly Share[], { sharing }: Texts): string {
  return shares.length >= MOST_SHARES ? sharing.full(MOST_SHARES) : sharing.already(userName);
}
