import { Fingerprint, LogIn } from "lucide-react";
import { useState } from "react";
import { needsCode } from "../../api/account/credentials";
import { canUsePasskeys, PasskeyCancelled } from "../../api/account/passkey";
import { useAskPasskey, usePasskeySignIn, useProvider, useSignInWays } from "../../api/account/ways";
import { useTexts } from "../../texts";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import { CodeField } from "./code-field";
import styles from "./other-ways.module.css";

/** Ways to sign in other than the password; `from` is where the person wants to go. */
export function OtherWays({ from, isNew }: { from: string; isNew: boolean }) {
  const ways = useWaysTexts();
  const there = useSignInWays().data;
  const provider = !isNew || there?.providerSignsUp ? there?.provider : null;
  const hasPasskeys = !isNew && canUsePasskeys();
  if (!provider && !hasPasskeys) return null;
  return (
    <div className={styles.ways}>
      <p className={styles.or}>{ways.or}</p>
      {hasPasskeys && <PasskeyButton />}
      {provider && <ProviderButton name={provider} from={from} />}
    </div>
  );
}

function ProviderButton({ name, from }: { name: string; from: string }) {
  const ways = useWaysTexts();
  const go = useProvider("sign-in");
  return (
    <>
      <Button icon={LogIn} onClick={() => go.mutate(from)} isBusy={go.isPending}>
        {ways.withProvider(name)}
      </Button>
      <WhyNot error={go.error} />
    </>
  );
}

function PasskeyButton() {
  const ways = useWaysTexts();
  const ask = useAskPasskey();
  const signIn = usePasskeySignIn();
  const isAskingCode = needsCode(signIn.error) || Boolean(signIn.variables?.code);
  const refused = isAskingCode ? null : signIn.error;
  return (
    <>
      <Button
        icon={Fingerprint}
        onClick={() => ask.mutate(undefined, { onSuccess: (answer) => signIn.mutate(answer) })}
        isBusy={ask.isPending || signIn.isPending}
      >
        {ways.withPasskey}
      </Button>
      <WhyNot error={ask.error ?? refused} />
      <Modal isOpen={isAskingCode} onClose={signIn.reset} title={ways.codeTitle}>
        <CodeForm
          onCode={(code) => ask.data && signIn.mutate({ ...ask.data, code })}
          onClose={signIn.reset}
          isBusy={signIn.isPending}
          error={needsCode(signIn.error) ? null : signIn.error}
        />
      </Modal>
    </>
  );
}

interface CodeFormProps {
  onCode: (code: string) => void;
  onClose: () => void;
  isBusy: boolean;
  error: unknown;
}

function CodeForm({ onCode, onClose, isBusy, error }: CodeFormProps) {
  const t = useTexts();
  const ways = useWaysTexts();
  const [code, setCode] = useState("");
  const meanings = { 401: ways.codeWrong, 429: t.signIn.tooOften };
  return (
    <form
      className={text.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== "") onCode(code);
      }}
    >
      <CodeField
        value={code}
        onChange={setCode}
        error={Boolean(error) && <Reason error={error} meanings={meanings} />}
      />
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t.signIn.submit}
        </Button>
      </ModalActions>
    </form>
  );
}

function WhyNot({ error }: { error: unknown }) {
  const ways = useWaysTexts();
  const t = useTexts();
  if (!error) return null;
  const meanings = { 401: ways.passkeyRefused, 429: t.signIn.tooOften };
  return (
    <p role="alert" className={text.error}>
      {error instanceof PasskeyCancelled ? ways.cancelled : <Reason error={error} meanings={meanings} />}
    </p>
  );
}
