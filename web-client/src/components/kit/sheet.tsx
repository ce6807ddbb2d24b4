import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "../../texts";
import { IconButton } from "./button";
import modal from "./modal.module.css";
import styles from "./sheet.module.css";

interface SheetProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Stays at the lower edge while the rest scrolls. */
  footer: ReactNode;
}

/** What a small screen has no room for beside its content: it comes up from the lower edge. */
export function Sheet({ isOpen, onClose, title, children, footer }: SheetProps) {
  const t = useTexts();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={modal.backdrop} />
        <Dialog.Popup className={styles.sheet}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close render={<IconButton icon={X} label={t.common.close} />} />
          </header>
          <div className={styles.content}>{children}</div>
          <footer className={styles.footer}>{footer}</footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
