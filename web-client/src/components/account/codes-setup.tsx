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
import { RecoveryCodes } from "./recovery-codes";

const QUIET = 4;

/** Shows what the app reads, takes its first code, then shows the recovery codes. */
export function CodesSetupForm({ setup, onClose }: { setup: CodesSetup; onClose: () => void }) {
  const t = useTexts();
  const ways = useWaysTexts();
  const turnOn = useTurnCodesOn();
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState<readonly string[] | null>(null);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (code !== "" && !turnOn.isPending)
      turnOn.mutate({ ticket: setup.ticket, code }, { onSuccess: setRecovery });
  };
  if (recovery) return <RecoveryCodes codes={recovery} onClose={onClose} />;
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
