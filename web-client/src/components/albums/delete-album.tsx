import { useDeleteAlbum } from "../../api/albums/albums";
import { useTrashDays } from "../../api/trash/trash";
import type { Album } from "../../api/types";
import { useTexts } from "../../texts";
import { Confirm } from "../kit/confirm";
import { useUndo } from "../trash/use-undo";

interface DeleteAlbumProps {
  album: Album;
  isOpen: boolean;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteAlbum({ album, isOpen, onClose, onDeleted }: DeleteAlbumProps) {
  const t = useTexts();
  const days = useTrashDays();
  const offerUndo = useUndo();
  const remove = useDeleteAlbum(album._id, () => {
    onClose();
    offerUndo(t.album.deleted(album.albumName), { albumIds: [album._id] });
    onDeleted?.();
  });
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t.album.deleteTitle(album.albumName)}
      text={t.album.deleteText(album.photoCount, days)}
      action={t.album.delete}
      onConfirm={() => remove.mutate()}
      isBusy={remove.isPending}
      error={remove.error}
    />
  );
}
