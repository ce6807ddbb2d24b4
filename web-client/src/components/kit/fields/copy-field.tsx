import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTexts } from "../../../texts";
import { Button } from "../button";
import { ModalActions } from "../modal";
import text from "../modal.module.css";
import styles from "./copy-field.module.css";

interface CopyFieldProps {
  /** What is to be copied, and what it is. */
  value: string;
  label: string;
  note: string;
  /** Further buttons. */
  children: ReactNode;
}

/** A secret that is shown this once, in a dialog. */
export function CopyField({ value, label, note, children }: CopyFieldProps) {
  const { account } = useTexts();
  const [isCopied, setCopied] = useState(false);
  // Where pages are not served over https, the browser lets nobody near the clipboard.
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  return (
    <>
      <p className={text.text}>{note}</p>
      <input
        className={styles.value}
        value={value}
        readOnly
        aria-label={label}
        onFocus={(event) => event.target.select()}
      />
      <ModalActions>
        {children}
        {clipboard && (
          <Button
            variant="primary"
            icon={isCopied ? Check : Copy}
            onClick={() => void clipboard.writeText(value).then(() => setCopied(true))}
          >
            <span role="status">{isCopied ? account.copied : account.copy}</span>
          </Button>
        )}
      </ModalActions>
    </>
  );
}
