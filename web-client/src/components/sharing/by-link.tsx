import { Link } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import { MOST_SHARES, useShareAlbum } from "../../api/sharing/shares";
import type { Album, NewShare } from "../../api/types";
import { useTexts } from "../../texts";
import { passwordMistake } from "../account/password-rules";
import { Button } from "../kit/button";
import { PasswordField } from "../kit/fields/password-field";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import { useTerms } from "./terms";
import { TermsFields } from "./terms-fields";

interface ShareByLinkProps {
  album: Album;
  onMade: (made: NewShare) => void;
}

export function ShareByLink({ album, onMade }: ShareByLinkProps) {
  const t = useTexts();
  const share = useShareAlbum(album._id);
  const terms = useTerms();
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const mistake = password === "" ? null : passwordMistake(password, t.signIn);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    const given = terms.check();
    if (mistake || !given || share.isPending) return;
    share.mutate({ kind: "link", ...given, password: password || null }, { onSuccess: onMade });
  };
  return (
    <form onSubmit={send} noValidate className={text.form}>
      <PasswordField
        label={t.sharing.password}
        hint={t.sharing.passwordHint}
        error={isChecked ? mistake : null}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="new-password"
      />
      <TermsFields terms={terms} album={album} />
      {share.error && (
        <p role="alert" className={text.error}>
          <Reason error={share.error} meanings={{ 409: t.sharing.full(MOST_SHARES) }} />
        </p>
      )}
      <Button type="submit" variant="primary" icon={Link} isBusy={share.isPending}>
        {t.sharing.makeLink}
      </Button>
    </form>
  );
}
