import { type SubmitEvent, useState } from "react";
import { useTurnCodesOn } from "../../api/account/credentials";
import type { CodesSetup } from "../../api/types";
import { useTexts } from "../../texts";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import { CodeField } from "../signing-in/code-field";
import styles from "./codes.module.css";

const QUIET = 4;

interface CodesSetupFormProps {
  setup: CodesSetup;
  onClose: () => void;
  /** With the recovery codes. */
  onDone: (codes: readonly string[]) => void;
}

/** Shows what the app reads, and takes its first code. */
export function CodesSetupForm({ setup, onClose, onDone }: CodesSetupFormProps) {
  const t = useTexts();
  const ways = useWaysTexts();
  const turnOn = useTurnCodesOn();
  const [code, setCode] = useState("");
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (code === "" || turnOn.isPending) return;
    // By the promise: once codes are on, this form is gone, and its mutation's own callbacks with it.
    turnOn.mutateAsync({ ticket: setup.ticket, code }).then(onDone, () => undefined);
  };
  return (
    <form onSubmit={send} noValidate className={text.form}>
      <p className={text.text}>{ways.scan}</p>
      <QrCode setup={setup} />
      <p className={text.text}>
        {ways.orType}: <code className={styles.secret}>{inGroups(setup.secret)}</code>
      </p>
      <CodeField
        value={code}
        onChange={setCode}
        takesRecovery={false}
        error={turnOn.error && <Reason error={turnOn.error} meanings={{ 422: ways.codeWrong }} />}
      />
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" disabled={code === ""} isBusy={turnOn.isPending}>
          {ways.confirmCode}
        </Button>
      </ModalActions>
    </form>
  );
}

/** Dark on light whatever the theme: not every app reads the reverse. */
function QrCode({ setup }: { setup: CodesSetup }) {
  const ways = useWaysTexts();
  const side = setup.qrSize + 2 * QUIET;
  return (
    <svg
      className={styles.qr}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={ways.qrCode}
      shapeRendering="crispEdges"
    >
      <path d={setup.qrPath} />
    </svg>
  );
}

function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? secret;
}
