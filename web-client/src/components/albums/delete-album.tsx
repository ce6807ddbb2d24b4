import { useDeleteAlbum } from "../../api/albums/albums";
import type { Album } from "../../api/types";
import { useTexts } from "../../texts";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";

interface DeleteAlbumProps {
  album: Album;
  isOpen: boolean;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteAlbum({ album, isOpen, onClose, onDeleted }: DeleteAlbumProps) {
  const t = useTexts();
  const notices = useNotices();
  const remove = useDeleteAlbum(album._id, () => {
    onClose();
    notices.say(t.album.deleted(album.albumName));
    onDeleted?.();
  });
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t.album.deleteTitle(album.albumName)}
      text={t.album.deleteText(album.photoCount)}
      action={t.album.delete}
      onConfirm={() => remove.mutate()}
      isBusy={remove.isPending}
      error={remove.error}
    />
  );
}
