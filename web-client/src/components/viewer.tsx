import { Dialog } from "@base-ui/react/dialog";
import { ArrowLeft, ChevronLeft, ChevronRight, Download, Trash2 } from "lucide-react";
import { useState } from "react";
import { blobUrl } from "../api/client";
import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { IconButton } from "./button";
import { DeletePhoto } from "./delete-photo";
import { PhotoStage } from "./photo-stage";
import { useKeys } from "./use-keys";
import styles from "./viewer.module.css";

interface ViewerProps {
  photo: Photo;
  /** Where the photo stands among its neighbours, from 1; 0 while that is not known. */
  position: number;
  total: number;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onClose: () => void;
  onDeleted: () => void;
}

/** One photo over the whole window. */
export function Viewer({ photo, position, total, onPrevious, onNext, onClose, onDeleted }: ViewerProps) {
  const t = useTexts();
  const [isDeleting, setDeleting] = useState(false);
  const name = photo.fileName ?? t.photo.untitled;
  useKeys({ ArrowLeft: onPrevious, ArrowRight: onNext, Delete: () => setDeleting(true) }, !isDeleting);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup className={styles.viewer} finalFocus={() => cardOf(photo)} data-testid="viewer">
          <header className={styles.header}>
            <IconButton icon={ArrowLeft} label={t.common.close} onClick={onClose} />
            <Dialog.Title className={styles.title}>{name}</Dialog.Title>
            {position > 0 && <span className={styles.position}>{t.viewer.position(position, total)}</span>}
            <a
              className={styles.download}
              href={blobUrl(photo.key)}
              download={name}
              aria-label={t.viewer.download}
              title={t.viewer.download}
            >
              <Download size={20} aria-hidden />
            </a>
            <IconButton icon={Trash2} label={t.photo.delete} onClick={() => setDeleting(true)} />
          </header>
          <PhotoStage key={photo._id} photo={photo} />
          {onPrevious && (
            <IconButton
              className={styles.previous}
              icon={ChevronLeft}
              label={t.viewer.previous}
              onClick={onPrevious}
            />
          )}
          {onNext && (
            <IconButton className={styles.next} icon={ChevronRight} label={t.viewer.next} onClick={onNext} />
          )}
          <DeletePhoto
            photo={photo}
            isOpen={isDeleting}
            onClose={() => setDeleting(false)}
            onDeleted={onDeleted}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function cardOf(photo: Photo): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-photo="${photo._id}"]`);
}
