import { type SubmitEvent, useState } from "react";
import { useChangePassword } from "../../api/account/account";
import { needsFreshSignIn, useHeldCredentials } from "../../api/account/credentials";
import { useTexts } from "../../texts";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { PasswordField } from "../kit/fields/password-field";
import text from "../kit/modal.module.css";
import { useNotices } from "../kit/notices";
import { Section } from "../kit/section";
import { useReason } from "../kit/words/reason";
import { useFresh } from "../signing-in/use-fresh";
import { passwordMistake } from "./password-rules";

export function PasswordSection() {
  const t = useTexts();
  const ways = useWaysTexts();
  const reason = useReason();
  const notices = useNotices();
  const change = useChangePassword();
  const fresh = useFresh();
  // Until it is known, as most accounts are.
  const hasPassword = useHeldCredentials().data?.password !== false;
  const [password, setPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const isWrong = change.error !== null && !needsFreshSignIn(change.error);
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
    if ((hasPassword && password === "") || mistake || change.isPending) return;
    const body = { ...(hasPassword && { password }), newPassword };
    fresh.run(() => change.mutateAsync(body).then(finish));
  };
  return (
    <Section title={t.account.password} text={hasPassword ? t.account.passwordText : ways.noPassword}>
      <form onSubmit={send} noValidate className={text.form}>
        {hasPassword && (
          <PasswordField
            label={t.account.passwordNow}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={
              (isChecked && password === "" && t.signIn.missing) ||
              (isWrong && reason(change.error, { 403: t.account.wrong, 429: t.signIn.tooOften }))
            }
            autoComplete="current-password"
          />
        )}
        <PasswordField
          label={t.account.passwordNew}
          hint={t.signIn.passwordHint}
          value={newPassword}
          onChange={(event) => setNewPassword(event.target.value)}
          error={isChecked ? mistake : null}
          autoComplete="new-password"
        />
        <Button type="submit" isBusy={change.isPending}>
          {hasPassword ? t.account.passwordSubmit : ways.setPassword}
        </Button>
      </form>
      {fresh.dialog}
    </Section>
  );
}
