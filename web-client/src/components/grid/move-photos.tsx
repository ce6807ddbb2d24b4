import { useState } from "react";
import { useAlbums } from "../../api/albums/albums";
import { type BulkOutcome, useMovePhotos } from "../../api/photos/bulk";
import type { Album, Photo } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import styles from "./move-photos.module.css";

interface MovePhotosProps {
  photos: readonly Photo[];
  /** Where they are now, if that is one album. */
  albumId: string | undefined;
  isOpen: boolean;
  onClose: () => void;
  onMoved: (outcome: BulkOutcome, success: string) => void;
}

/** Asks for the album to move photos to, and moves them. */
export function MovePhotos({ photos, albumId, isOpen, onClose, onMoved }: MovePhotosProps) {
  const t = useTexts();
  const albums = useAlbums();
  const move = useMovePhotos();
  const [target, setTarget] = useState<Album | null>(null);
  const others = (albums.data ?? []).filter(({ _id }) => _id !== albumId);
  const start = async (album: Album) => {
    const outcome = await move.mutateAsync({ photos, albumId: album._id });
    onClose();
    onMoved(outcome, t.selection.moved(outcome.done.length, album.albumName));
  };
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={t.selection.moveTitle(photos.length)}>
      {albums.isSuccess && others.length === 0 && <p className={text.text}>{t.selection.moveNowhere}</p>}
      <fieldset className={styles.albums}>
        <legend className="visually-hidden">{t.albums.title}</legend>
        {others.map((album) => (
          <label key={album._id} className={styles.album}>
            <input
              type="radio"
              name="album"
              checked={target?._id === album._id}
              onChange={() => setTarget(album)}
              className={styles.radio}
            />
            <span className={styles.name}>{album.albumName}</span>
            <span className={styles.count}>{t.albums.count(album.photoCount)}</span>
          </label>
        ))}
      </fieldset>
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button
          variant="primary"
          disabled={!target}
          isBusy={move.isPending}
          onClick={() => target && void start(target)}
        >
          {t.selection.moveSubmit}
        </Button>
      </ModalActions>
    </Modal>
  );
}
