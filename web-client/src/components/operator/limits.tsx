import { type SubmitEvent, useState } from "react";
import { type User, useSetLimits } from "../../api/operator/people";
import { useTexts } from "../../texts";
import { useOperatorTexts } from "../../texts/operator";
import { Button } from "../kit/button";
import { TextField } from "../kit/fields/text-field";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { useNotices } from "../kit/notices";
import { Reason } from "../kit/words/reason";

const GIGABYTE = 1_000_000_000;
const MOST_GIGABYTES = 9_000_000;
const MOST_PHOTOS = 1_000_000_000;

/** What one person may keep, where that is another than what the album sets for all. */
export function LimitsDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const t = useOperatorTexts();
  return (
    <Modal isOpen={user !== null} onClose={onClose} title={t.limitsOf(user?.userName ?? "")}>
      {user && <LimitsForm user={user} onClose={onClose} />}
    </Modal>
  );
}

function LimitsForm({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useOperatorTexts();
  const { common } = useTexts();
  const notices = useNotices();
  const limit = useSetLimits();
  const [gigabytes, setGigabytes] = useState(asText(user.maxBytes, GIGABYTE));
  const [photos, setPhotos] = useState(asText(user.maxPhotos, 1));
  const [isChecked, setChecked] = useState(false);
  const [maxBytes, maxPhotos] = [
    limitOf(gigabytes, GIGABYTE, MOST_GIGABYTES),
    limitOf(photos, 1, MOST_PHOTOS),
  ];
  const wrong = (limit: number | null | undefined) =>
    isChecked && limit === undefined ? t.numberWrong : null;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (maxBytes === undefined || maxPhotos === undefined || limit.isPending) return;
    const { userName } = user;
    limit.mutate(
      { userName, maxBytes, maxPhotos },
      {
        onSuccess: () => {
          notices.say(t.saved(userName));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={send} noValidate className={text.form}>
      <p className={text.text}>{t.limitHint}</p>
      {limit.error && (
        <p role="alert" className={text.error}>
          <Reason error={limit.error} />
        </p>
      )}
      <TextField
        label={t.gigabytes}
        error={wrong(maxBytes)}
        value={gigabytes}
        onChange={(event) => setGigabytes(event.target.value)}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField
        label={t.mostKept}
        error={wrong(maxPhotos)}
        value={photos}
        onChange={(event) => setPhotos(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
      />
      <ModalActions>
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={limit.isPending}>
          {t.save}
        </Button>
      </ModalActions>
    </form>
  );
}

function asText(limit: number | null, unit: number): string {
  return limit === null ? "" : String(limit / unit);
}

/** Null is what the album sets for all, undefined what is no limit. */
function limitOf(text: string, unit: number, most: number): number | null | undefined {
  if (text.trim() === "") return null;
  const number = Number(text.trim().replace(",", "."));
  return number >= 0 && number <= most ? Math.round(number * unit) : undefined;
}
