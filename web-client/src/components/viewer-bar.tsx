import { Dialog } from "@base-ui/react/dialog";
import { ArrowLeft, Download, Info, SquareDashed, Trash2 } from "lucide-react";
import { blobUrl } from "../api/client";
import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { IconButton } from "./button";
import styles from "./viewer-bar.module.css";

interface ViewerBarProps {
  photo: Photo;
  position: number;
  total: number;
  hasBoxes: boolean;
  hasPanel: boolean;
  onBoxes: () => void;
  onPanel: () => void;
  onDelete: () => void;
  onClose: () => void;
}

/** The viewer's name and buttons. */
export function ViewerBar({ photo, position, total, ...bar }: ViewerBarProps) {
  const t = useTexts();
  const name = photo.fileName ?? t.photo.untitled;
  return (
    <header className={styles.bar}>
      <IconButton icon={ArrowLeft} label={t.common.close} onClick={bar.onClose} />
      <Dialog.Title className={styles.title}>{name}</Dialog.Title>
      {position > 0 && <span className={styles.position}>{t.viewer.position(position, total)}</span>}
      {photo.detections.length > 0 && (
        <IconButton
          icon={SquareDashed}
          label={t.viewer.boxes}
          aria-pressed={bar.hasBoxes}
          className={styles.toggle}
          onClick={bar.onBoxes}
        />
      )}
      <IconButton
        icon={Info}
        label={t.info.title}
        aria-pressed={bar.hasPanel}
        className={styles.toggle}
        onClick={bar.onPanel}
      />
      <a
        className={styles.download}
        href={blobUrl(photo.key)}
        download={name}
        aria-label={t.viewer.download}
        title={t.viewer.download}
      >
        <Download size={20} aria-hidden />
      </a>
      <IconButton icon={Trash2} label={t.photo.delete} onClick={bar.onDelete} />
    </header>
  );
}
