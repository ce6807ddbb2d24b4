import { Dialog } from "@base-ui/react/dialog";
import { ArrowLeft, Download, Info, SquareDashed, Trash2 } from "lucide-react";
import { isMyPhoto, mayDelete, maySeeOriginal } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import { urlOf } from "../../api/client";
import { useDownloads } from "../../api/downloads/use-downloads";
import { originalOf } from "../../api/photos/pictures";
import { useGuestSession } from "../../api/sharing/use-guest-session";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import { useNotices } from "../kit/notices";
import styles from "./bar.module.css";
import { Marks } from "./marks";

interface ViewerBarProps {
  photo: SeenPhoto;
  position: number;
  total: number;
  hasBoxes: boolean;
  hasPanel: boolean;
  hasKeys: boolean;
  onBoxes: () => void;
  onPanel: () => void;
  onDelete: () => void;
  onClose: () => void;
}

/** The viewer's name and buttons. */
export function ViewerBar({ photo, position, total, ...bar }: ViewerBarProps) {
  const t = useTexts();
  const rights = useRights();
  const name = photo.fileName ?? t.photo.untitled;
  return (
    <header className={styles.bar}>
      <IconButton icon={ArrowLeft} label={t.common.close} onClick={bar.onClose} />
      <Dialog.Title className={styles.title}>{name}</Dialog.Title>
      {position > 0 && <span className={styles.position}>{t.viewer.position(position, total)}</span>}
      {isMyPhoto(photo) && <Marks photo={photo} hasKeys={bar.hasKeys} />}
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
      {maySeeOriginal(photo, rights) && <Original photo={photo} name={name} />}
      {mayDelete(photo, rights) && <IconButton icon={Trash2} label={t.photo.delete} onClick={bar.onDelete} />}
    </header>
  );
}

/** A link where the browser can have the original by itself. */
function Original({ photo, name }: { photo: SeenPhoto; name: string }) {
  const { viewer } = useTexts();
  const downloads = useDownloads();
  const notices = useNotices();
  if (useGuestSession()) {
    const save = () => void downloads.saveOne(photo).catch(notices.complain);
    return <IconButton icon={Download} label={viewer.download} onClick={save} />;
  }
  return (
    <a
      className={styles.download}
      href={urlOf(originalOf(photo))}
      download={name}
      aria-label={viewer.download}
      title={viewer.download}
    >
      <Download size={20} aria-hidden />
    </a>
  );
}
