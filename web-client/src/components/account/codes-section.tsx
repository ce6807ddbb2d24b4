import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import {
  needsFreshSignIn,
  useBeginCodes,
  useHeldCredentials,
  useRenewRecovery,
  useTurnCodesOff,
} from "../../api/account/credentials";
import type { CodesSetup } from "../../api/types";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { Modal } from "../kit/modal";
import text from "../kit/modal.module.css";
import { useNotices } from "../kit/notices";
import { Section } from "../kit/section";
import { Reason } from "../kit/words/reason";
import { useFresh } from "../signing-in/use-fresh";
import { CodesSetupForm } from "./codes-setup";
import { RecoveryCodes } from "./recovery-codes";

/** Codes of an authenticator app, which are asked for with the password. */
export function CodesSection() {
  const ways = useWaysTexts();
  const held = useHeldCredentials();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Section title={ways.codes} text={ways.codesText}>
      {held.isError && <Reason error={held.error} />}
      {held.data?.codes === true && <CodesAreOn left={held.data.recoveryCodesLeft} onRenewed={setCodes} />}
      {held.data?.codes === false && <CodesAreOff onTurnedOn={setCodes} />}
      <Modal isOpen={codes !== null} onClose={() => setCodes(null)} title={ways.recovery}>
        {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
      </Modal>
    </Section>
  );
}

type OnCodes = (codes: readonly string[]) => void;

function CodesAreOff({ onTurnedOn }: { onTurnedOn: OnCodes }) {
  const ways = useWaysTexts();
  const notices = useNotices();
  const fresh = useFresh();
  const begin = useBeginCodes();
  const [setup, setSetup] = useState<CodesSetup | null>(null);
  const start = async () => {
    try {
      setSetup(await begin.mutateAsync());
    } catch (error) {
      if (!needsFreshSignIn(error)) notices.complain(error);
      throw error;
    }
  };
  return (
    <>
      <Button icon={ShieldCheck} isBusy={begin.isPending} onClick={() => fresh.run(start)}>
        {ways.turnOn}
      </Button>
      <Modal isOpen={setup !== null} onClose={() => setSetup(null)} title={ways.codes}>
        {setup && <CodesSetupForm setup={setup} onClose={() => setSetup(null)} onDone={onTurnedOn} />}
      </Modal>
      {fresh.dialog}
    </>
  );
}

function CodesAreOn({ left, onRenewed }: { left: number; onRenewed: OnCodes }) {
  const ways = useWaysTexts();
  const notices = useNotices();
  const fresh = useFresh();
  const renew = useRenewRecovery();
  const off = useTurnCodesOff();
  const [isAsking, setAsking] = useState(false);
  const renewed = async () => {
    try {
      onRenewed(await renew.mutateAsync());
    } catch (error) {
      if (!needsFreshSignIn(error)) notices.complain(error);
      throw error;
    }
  };
  return (
    <>
      <p className={text.text}>{ways.codesAreOn(left)}</p>
      <Button isBusy={renew.isPending} onClick={() => fresh.run(renewed)}>
        {ways.renew}
      </Button>
      <Button onClick={() => setAsking(true)}>{ways.turnOff}</Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={ways.turnOffTitle}
        text={ways.turnOffText}
        action={ways.turnOff}
        onConfirm={() => fresh.run(() => off.mutateAsync().then(() => setAsking(false)))}
        isBusy={off.isPending}
        error={needsFreshSignIn(off.error) ? null : off.error}
      />
      {fresh.dialog}
    </>
  );
}
