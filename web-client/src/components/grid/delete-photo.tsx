import { useDeletePhoto } from "../../api/photos/photos";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";

interface DeletePhotoProps {
  photo: SeenPhoto;
  isOpen: boolean;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeletePhoto({ photo, isOpen, onClose, onDeleted }: DeletePhotoProps) {
  const t = useTexts();
  const notices = useNotices();
  const remove = useDeletePhoto(() => {
    onClose();
    notices.say(t.photo.deleted);
    onDeleted?.();
  });
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t.photo.deleteTitle}
      text={t.photo.deleteText(photo.fileName ?? t.photo.untitled)}
      action={t.photo.delete}
      onConfirm={() => remove.mutate(photo)}
      isBusy={remove.isPending}
      error={remove.error}
    />
  );
}
