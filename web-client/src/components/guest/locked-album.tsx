import { useMutation } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import { GuestSession } from "../../api/sharing/guest-session";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { PasswordField } from "../kit/fields/password-field";
import { PageState } from "../kit/page-state";
import { useReason } from "../kit/words/reason";
import styles from "./locked-album.module.css";

interface LockedAlbumProps {
  token: string;
  onOpened: (guest: GuestSession) => void;
}

/** Asks for the password of a link. */
export function LockedAlbum({ token, onOpened }: LockedAlbumProps) {
  const { sharing, signIn } = useTexts();
  const reason = useReason();
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const open = useMutation({
    mutationFn: (given: string) => GuestSession.open(token, given),
    onSuccess: onOpened,
    gcTime: 0,
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (password !== "" && !open.isPending) open.mutate(password);
  };
  const refusal =
    open.error &&
    reason(open.error, { 403: sharing.passwordWrong, 404: sharing.overText, 429: signIn.tooOften });
  return (
    <PageState icon={LockKeyhole} title={sharing.lockedTitle} text={sharing.lockedText} heading="h1">
      <form onSubmit={send} noValidate className={styles.form}>
        <PasswordField
          label={signIn.password}
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
            open.reset();
          }}
          error={isChecked && password === "" ? signIn.missing : refusal}
          autoComplete="off"
          required
        />
        <Button type="submit" variant="primary" isBusy={open.isPending}>
          {sharing.unlock}
        </Button>
      </form>
    </PageState>
  );
}
