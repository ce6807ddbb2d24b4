import { useDeletePhoto } from "../../api/photos/photos";
import { useTrashDays } from "../../api/trash/trash";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { Confirm } from "../kit/confirm";
import { useUndo } from "../trash/use-undo";

interface DeletePhotoProps {
  photo: SeenPhoto;
  isOpen: boolean;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeletePhoto({ photo, isOpen, onClose, onDeleted }: DeletePhotoProps) {
  const t = useTexts();
  const days = useTrashDays();
  const offerUndo = useUndo();
  const remove = useDeletePhoto(() => {
    onClose();
    offerUndo(t.photo.deleted, { photoIds: [photo._id] });
    onDeleted?.();
  });
  const albums = photo.albumIds.length;
  const texts = [
    t.photo.deleteText(photo.fileName ?? t.photo.untitled, days),
    ...(albums > 1 ? [t.photo.deleteFromAll(albums)] : []),
  ];
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t.photo.deleteTitle}
      text={texts.join(" ")}
      action={t.photo.delete}
      onConfirm={() => remove.mutate(photo)}
      isBusy={remove.isPending}
      error={remove.error}
    />
  );
}
