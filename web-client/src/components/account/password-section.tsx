import { type SubmitEvent, useState } from "react";
import { useChangePassword } from "../../api/account/account";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { PasswordField } from "../kit/fields/password-field";
import text from "../kit/modal.module.css";
import { useNotices } from "../kit/notices";
import { Section } from "../kit/section";
import { useReason } from "../kit/words/reason";
import { passwordMistake } from "./password-rules";

export function PasswordSection() {
  const t = useTexts();
  const reason = useReason();
  const notices = useNotices();
  const change = useChangePassword();
  const [password, setPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const mistake = passwordMistake(newPassword, t.signIn);
  const finish = () => {
    setPassword("");
    setNewPassword("");
    setChecked(false);
    notices.say(t.account.passwordChanged);
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (password === "" || mistake || change.isPending) return;
    change.mutate({ password, newPassword }, { onSuccess: finish });
  };
  return (
    <Section title={t.account.password} text={t.account.passwordText}>
      <form onSubmit={send} noValidate className={text.form}>
        <PasswordField
          label={t.account.passwordNow}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={
            (isChecked && password === "" && t.signIn.missing) ||
            (change.error && reason(change.error, { 403: t.account.wrong, 429: t.signIn.tooOften }))
          }
          autoComplete="current-password"
        />
        <PasswordField
          label={t.account.passwordNew}
          hint={t.signIn.passwordHint}
          value={newPassword}
          onChange={(event) => setNewPassword(event.target.value)}
          error={isChecked ? mistake : null}
          autoComplete="new-password"
        />
        <Button type="submit" isBusy={change.isPending}>
          {t.account.passwordSubmit}
        </Button>
      </form>
    </Section>
  );
}
