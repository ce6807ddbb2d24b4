import { Trash2 } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import { useDeleteAccount } from "../../api/account/account";
import { needsFreshSignIn, useHeldCredentials } from "../../api/account/credentials";
import { useTexts } from "../../texts";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { PasswordField } from "../kit/fields/password-field";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { Section } from "../kit/section";
import { useReason } from "../kit/words/reason";
import { useFresh } from "../signing-in/use-fresh";

/** The end of the account and of all that is in it. */
export function DeleteAccount() {
  const { account } = useTexts();
  const [isAsking, setAsking] = useState(false);
  return (
    <Section title={account.delete} text={account.deleteText}>
      <Button icon={Trash2} variant="danger" onClick={() => setAsking(true)}>
        {account.delete}
      </Button>
      <Modal isOpen={isAsking} onClose={() => setAsking(false)} title={account.deleteTitle}>
        <ConfirmWithPassword onClose={() => setAsking(false)} />
      </Modal>
    </Section>
  );
}

function ConfirmWithPassword({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const ways = useWaysTexts();
  const reason = useReason();
  const remove = useDeleteAccount();
  const fresh = useFresh();
  const hasPassword = useHeldCredentials().data?.password !== false;
  const [password, setPassword] = useState("");
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if ((!hasPassword || password !== "") && !remove.isPending)
      fresh.run(() => remove.mutateAsync(hasPassword ? password : null));
  };
  return (
    <>
      <form onSubmit={send} noValidate className={text.form}>
        <p className={text.text}>{hasPassword ? t.account.deleteLoss : ways.deleteAnyway}</p>
        {hasPassword && (
          <PasswordField
            label={t.signIn.password}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={
              remove.error &&
              !needsFreshSignIn(remove.error) &&
              reason(remove.error, { 403: t.account.wrong, 429: t.signIn.tooOften })
            }
            autoComplete="current-password"
            required
          />
        )}
        <ModalActions>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            type="submit"
            variant="danger"
            disabled={hasPassword && password === ""}
            isBusy={remove.isPending}
          >
            {t.account.delete}
          </Button>
        </ModalActions>
      </form>
      {fresh.dialog}
    </>
  );
}
