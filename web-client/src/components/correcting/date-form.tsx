import { type SubmitEvent, useState } from "react";
import type { Said } from "../../api/photos/corrections";
import type { Photo } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { TextField } from "../kit/fields/text-field";
import { ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import { minutesOf, momentOf, type Written, writtenOf } from "./clock";

export interface FormProps {
  /** Null for several, of which each is otherwise. */
  photo: Photo | null;
  onSaid: (said: Said) => void;
  onClose: () => void;
  isBusy: boolean;
  error: unknown;
}

/** When a photo was taken, by the clock that hung there. */
export function DateForm({ photo, onSaid, onClose, isBusy, error }: FormProps) {
  const t = useTexts();
  const [written, setWritten] = useState<Written>(() =>
    writtenOf(photo?.takenAt ?? null, photo?.takenAtOffset ?? null),
  );
  const [isAsked, setAsked] = useState(false);
  const moment = momentOf(written);
  const isOffsetWrong = minutesOf(written.offset) === undefined;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (moment && !isBusy) onSaid({ ...moment });
  };
  return (
    <form onSubmit={send} noValidate className={text.form}>
      <TextField
        label={t.correcting.clock}
        hint={t.correcting.clockHint}
        type="datetime-local"
        step={1}
        value={written.clock}
        onChange={({ target }) => setWritten({ ...written, clock: target.value })}
        error={isAsked && written.clock === "" ? t.correcting.clockMissing : null}
      />
      <TextField
        label={t.correcting.offset}
        hint={t.correcting.offsetHint}
        placeholder="+02:00"
        value={written.offset}
        onChange={({ target }) => setWritten({ ...written, offset: target.value })}
        error={isOffsetWrong ? t.correcting.offsetWrong : error ? <Reason error={error} /> : null}
        autoComplete="off"
      />
      {photo && <AsRead photo={photo} />}
      <ModalActions>
        {photo?.corrected.takenAt !== null && (
          <Button onClick={() => onSaid({ takenAt: null })}>{t.correcting.asFile}</Button>
        )}
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t.correcting.save}
        </Button>
      </ModalActions>
    </form>
  );
}

function AsRead({ photo }: { photo: Photo }) {
  const { correcting, info } = useTexts();
  const { clock, zone } = useDates();
  if (photo.corrected.takenAt === null) return null;
  const { takenAt = null, takenAtOffset = null, takenAtSource = null } = photo.asRead ?? {};
  const parts = [zone(takenAtOffset), takenAtSource && info.sources[takenAtSource]].filter(Boolean);
  const told = takenAt === null ? correcting.noDate : [clock(takenAt, takenAtOffset), ...parts].join(" · ");
  return <p className={text.text}>{correcting.fileSays(told)}</p>;
}
