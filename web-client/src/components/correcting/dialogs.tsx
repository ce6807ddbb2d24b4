import { useCorrectPhoto, useCorrectPhotos, type Said } from "../../api/photos/corrections";
import type { Photo } from "../../api/types";
import { useTexts } from "../../texts";
import { Modal } from "../kit/modal";
import { useNotices } from "../kit/notices";
import { DateForm } from "./date-form";
import { PlaceForm } from "./place-form";

const FORMS = { date: DateForm, place: PlaceForm };

export type Correctable = keyof typeof FORMS;

interface CorrectProps {
  what: Correctable;
  photos: readonly Photo[];
  onClose: () => void;
  onDone?: (() => void) | undefined;
}

/** Puts right when or where photos were taken. */
export function CorrectDialog({ what, photos, onClose, onDone }: CorrectProps) {
  const { correcting } = useTexts();
  const [photo, ...others] = photos;
  const isOne = others.length === 0;
  const notices = useNotices();
  const one = useCorrectPhoto();
  const many = useCorrectPhotos();
  const Form = FORMS[what];
  const say = (said: Said) => {
    const onSuccess = () => {
      onClose();
      onDone?.();
    };
    if (isOne && photo) one.mutate({ photo, ...said }, { onSuccess });
    else
      many.mutate(
        { ids: photos.map(({ _id }) => _id), ...said },
        {
          onSuccess: ({ changed }) => {
            notices.say(correcting.done(changed));
            onSuccess();
          },
        },
      );
  };
  return (
    <Modal isOpen onClose={onClose} title={correcting.titles[what](photos.length)}>
      <Form
        photo={isOne && photo ? photo : null}
        onSaid={say}
        onClose={onClose}
        isBusy={one.isPending || many.isPending}
        error={one.error ?? many.error}
      />
    </Modal>
  );
}
