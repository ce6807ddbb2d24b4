import { useState } from "react";
import { useDeleteAlbum } from "../../api/albums/albums";
import { useTrashDays } from "../../api/trash/trash";
import type { Album } from "../../api/types";
import { useTexts } from "../../texts";
import { Confirm } from "../kit/confirm";
import { Check } from "../kit/fields/check";
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
  const [keepsPhotos, setKeepsPhotos] = useState(false);
  const hasPhotos = album.photoCount > 0;
  const remove = useDeleteAlbum(album._id, () => {
    onClose();
    offerUndo(t.album.deleted(album.albumName), { albumIds: [album._id] });
    onDeleted?.();
  });
  const texts = [t.album.deleteText(album.photoCount, days), ...(hasPhotos ? [t.album.othersStay] : [])];
  const close = () => {
    setKeepsPhotos(false);
    onClose();
  };
  return (
    <Confirm
      isOpen={isOpen}
      onClose={close}
      title={t.album.deleteTitle(album.albumName)}
      text={keepsPhotos ? t.album.deleteAloneText(days) : texts.join(" ")}
      action={t.album.delete}
      onConfirm={() => remove.mutate({ keepsPhotos })}
      isBusy={remove.isPending}
      error={remove.error}
    >
      {hasPhotos && (
        <Check
          label={t.album.keepPhotos}
          hint={t.album.keepPhotosHint}
          isChecked={keepsPhotos}
          onChange={setKeepsPhotos}
        />
      )}
    </Confirm>
  );
}
