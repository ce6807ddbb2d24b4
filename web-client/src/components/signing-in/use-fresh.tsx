import { Fingerprint, LogIn } from "lucide-react";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { needsCode, needsFreshSignIn, useConfirm, useHeldCredentials } from "../../api/account/credentials";
import { canUsePasskeys, PasskeyCancelled } from "../../api/account/passkey";
import { useProvider, useSignInWays } from "../../api/account/ways";
import { useTexts } from "../../texts";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { PasswordField } from "../kit/fields/password-field";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import { CodeField } from "./code-field";

interface Fresh {
  /** Does it, once the person has shown again who they are, where the server wants that first. */
  run: (action: () => Promise<unknown>) => void;
  /** To be rendered: what asks for it. */
  dialog: ReactNode;
}

/** For what changes how one signs in. What fails otherwise than for want of it is told where it is shown anyway. */
export function useFresh(): Fresh {
  const ways = useWaysTexts();
  const [waiting, setWaiting] = useState<{ action: () => Promise<unknown> } | null>(null);
  const run = (action: () => Promise<unknown>) => {
    action().catch((error: unknown) => {
      if (needsFreshSignIn(error)) setWaiting({ action });
    });
  };
  const goOn = () => {
    setWaiting(null);
    if (waiting) run(waiting.action);
  };
  const dialog = (
    <Modal isOpen={waiting !== null} onClose={() => setWaiting(null)} title={ways.confirmTitle}>
      <ConfirmForm onConfirmed={goOn} onClose={() => setWaiting(null)} />
    </Modal>
  );
  return { run, dialog };
}

function ConfirmForm({ onConfirmed, onClose }: { onConfirmed: () => void; onClose: () => void }) {
  const t = useTexts();
  const ways = useWaysTexts();
  const held = useHeldCredentials().data;
  const confirm = useConfirm();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const asksCode = Boolean(held?.codes) || needsCode(confirm.error);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation(); // it would reach the form that asks for this, too
    if (password !== "" && !confirm.isPending)
      confirm.mutate({ password, ...(code && { code }) }, { onSuccess: onConfirmed });
  };
  return (
    <form className={text.form} noValidate onSubmit={send}>
      <p className={text.text}>{ways.confirmText}</p>
      {Boolean(confirm.error) && (
        <p role="alert" className={text.error}>
          {confirm.error instanceof PasskeyCancelled ? ways.cancelled : <Reason error={confirm.error} />}
        </p>
      )}
      {held?.password && (
        <PasswordField
          label={t.signIn.password}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          required
        />
      )}
      {held?.password && asksCode && <CodeField value={code} onChange={setCode} />}
      {held && held.passkeys.length > 0 && canUsePasskeys() && (
        <Button
          icon={Fingerprint}
          isBusy={confirm.isPending && confirm.variables === "passkey"}
          onClick={() => confirm.mutate("passkey", { onSuccess: onConfirmed })}
        >
          {ways.confirmWithPasskey}
        </Button>
      )}
      {held && held.identities.length > 0 && <ConfirmThere />}
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        {held?.password && (
          <Button type="submit" variant="primary" disabled={password === ""} isBusy={confirm.isPending}>
            {ways.confirm}
          </Button>
        )}
      </ModalActions>
    </form>
  );
}

/** Leads away, and back to the page of the account. */
function ConfirmThere() {
  const ways = useWaysTexts();
  const provider = useSignInWays().data?.provider;
  const go = useProvider("confirm");
  if (!provider) return null;
  return (
    <>
      <Button icon={LogIn} isBusy={go.isPending} onClick={() => go.mutate("/account")}>
        {ways.confirmWith(provider)}
      </Button>
      {go.error && <Reason error={go.error} />}
    </>
  );
}
