import { Dialog } from "@base-ui/react/dialog";
import { ArrowLeft, Download, Info, RotateCw, SquareDashed, Trash2 } from "lucide-react";
import { isMyPhoto, mayDelete, maySeeOriginal } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import { urlOf } from "../../api/client";
import { nameOf } from "../../api/downloads/names";
import { originalOf } from "../../api/photos/pictures";
import { useGuestSession } from "../../api/sharing/use-guest-session";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import styles from "./bar.module.css";
import { DoingMenu } from "./doing/menu";
import type { DoingHandlers } from "./doing/use-doings";
import { useSave } from "./doing/use-save";
import { Marks } from "./marks";

interface ViewerBarProps extends DoingHandlers {
  photo: SeenPhoto;
  position: number;
  total: number;
  hasBoxes: boolean;
  hasPanel: boolean;
  hasKeys: boolean;
  /** While photos go by themselves; its name is still that of the dialog. */
  isHidden: boolean;
  onBoxes: () => void;
  onPanel: () => void;
  onTurn: () => void;
  onClose: () => void;
}

/** The viewer's name and buttons. */
export function ViewerBar({ photo, position, total, ...bar }: ViewerBarProps) {
  const t = useTexts();
  const rights = useRights();
  const name = photo.fileName ?? t.photo.untitled;
  return (
    <header className={styles.bar} hidden={bar.isHidden}>
      <IconButton icon={ArrowLeft} label={t.common.close} onClick={bar.onClose} />
      <Dialog.Title className={styles.title}>{name}</Dialog.Title>
      {position > 0 && <span className={styles.position}>{t.viewer.position(position, total)}</span>}
      {isMyPhoto(photo) && <Marks photo={photo} hasKeys={bar.hasKeys} />}
      {isMyPhoto(photo) && (
        <IconButton
          icon={RotateCw}
          label={t.viewer.turnRight}
          className={styles.spare}
          onClick={bar.onTurn}
        />
      )}
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
      {maySeeOriginal(photo, rights) && <Original photo={photo} />}
      {mayDelete(photo, rights) && (
        <IconButton icon={Trash2} label={t.photo.delete} className={styles.spare} onClick={bar.onDelete} />
      )}
      <DoingMenu
        photo={photo}
        onOpen={bar.onOpen}
        onSlideshow={bar.onSlideshow}
        onDelete={bar.onDelete}
        onGone={bar.onGone}
      />
    </header>
  );
}

/** A link where the browser can have the original by itself. */
function Original({ photo }: { photo: SeenPhoto }) {
  const { viewer } = useTexts();
  const save = useSave();
  if (useGuestSession()) {
    return (
      <IconButton
        icon={Download}
        label={viewer.download}
        className={styles.spare}
        onClick={() => save(photo, "original")}
      />
    );
  }
  return (
    <a
      className={`${styles.download} ${styles.spare}`}
      href={urlOf(originalOf(photo))}
      download={nameOf(photo)}
      aria-label={viewer.download}
      title={viewer.download}
    >
      <Download size={20} aria-hidden />
    </a>
  );
}
