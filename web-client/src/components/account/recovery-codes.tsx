import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import styles from "./codes.module.css";

/** Shown this once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const ways = useWaysTexts();
  const [isCopied, setCopied] = useState(false);
  // Where pages are not served over https, the browser lets nobody near the clipboard.
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  return (
    <div className={text.form}>
      <p className={text.text}>{ways.recoveryText}</p>
      <ol aria-label={ways.recovery} className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <ModalActions>
        {clipboard && (
          <Button
            icon={isCopied ? Check : Copy}
            onClick={() => void clipboard.writeText(codes.join("\n")).then(() => setCopied(true))}
          >
            <span role="status">{isCopied ? ways.copied : ways.copyAll}</span>
          </Button>
        )}
        <Button variant="primary" onClick={onClose}>
          {ways.done}
        </Button>
      </ModalActions>
    </div>
  );
}
