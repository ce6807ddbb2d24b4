import { X } from "lucide-react";
import { isMyPhoto, mayDelete, maySeeOriginal } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import styles from "./selection-bar.module.css";
import {
  AddSelected,
  DeleteSelected,
  DownloadSelected,
  MoveSelected,
  RemoveSelected,
} from "./selection-actions";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  selection: Selection;
  /** Of what they are selected from; their ZIP is called so. */
  title: string;
  /** Where all of them are, if that is one album, whose name is then the title. */
  albumId?: string;
}

/** What can be done with the selected photos. */
export function SelectionBar({ selection, title, albumId }: SelectionBarProps) {
  const t = useTexts();
  const rights = useRights();
  const { photos, clear } = selection;
  const mine = photos.filter(isMyPhoto);
  const isMine = mine.length === photos.length;
  if (photos.length === 0) return null;
  return (
    <section
      className={styles.bar}
      aria-label={t.selection.title}
      data-testid="selection-bar"
      data-bottom-bar
    >
      <IconButton icon={X} label={t.selection.clear} onClick={clear} />
      <p role="status" className={styles.count}>
        {t.selection.count(photos.length)}
      </p>
      <div className={styles.actions}>
        {photos.every((photo) => maySeeOriginal(photo, rights)) && (
          <DownloadSelected photos={photos} title={title} />
        )}
        {isMine && <AddSelected photos={mine} onAllDone={clear} />}
        {isMine && albumId && <MoveSelected photos={mine} from={albumId} onAllDone={clear} />}
        {(isMine || rights.isOwner) && albumId && (
          <RemoveSelected photos={photos} album={{ _id: albumId, albumName: title }} onAllDone={clear} />
        )}
        {photos.every((photo) => mayDelete(photo, rights)) && <DeleteSelected photos={photos} />}
      </div>
    </section>
  );
}
