import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useRef } from "react";
import { useTexts } from "../../texts";
import { Button } from "./button";
import styles from "./modal.module.css";
import { type Meanings, Reason } from "./words/reason";

interface ConfirmProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  text: string;
  /** What the button that does it says. */
  action: string;
  onConfirm: () => void;
  isBusy: boolean;
  error: unknown;
  /** What statuses mean here. */
  meanings?: Meanings;
  /** What more there is to choose. */
  children?: ReactNode;
}

/** Asks before something is lost. Starts on "Cancel", so that a stray Enter loses nothing. */
export function Confirm({ isOpen, onClose, title, text, action, children, ...deed }: ConfirmProps) {
  const { onConfirm, isBusy, error, meanings = {} } = deed;
  const t = useTexts();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.popup} initialFocus={cancel}>
          <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.text}>{text}</AlertDialog.Description>
          {children}
          {Boolean(error) && (
            <p role="alert" className={styles.error}>
              <Reason error={error} meanings={meanings} />
            </p>
          )}
          <div className={styles.actions}>
            <Button ref={cancel} onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button variant="danger" onClick={onConfirm} isBusy={isBusy}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
