import { type SubmitEvent, useState } from "react";
import { addressOfInvitation, type NewInvitation, useInvite } from "../../api/operator/people";
import { useTexts } from "../../texts";
import { useOperatorTexts } from "../../texts/operator";
import { Button } from "../kit/button";
import { CopyField } from "../kit/fields/copy-field";
import { TextField } from "../kit/fields/text-field";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";

const [MOST_DAYS, MOST_USES] = [365, 1000];

/** Makes an invitation and shows its link, this once. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useOperatorTexts();
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={t.inviteTitle}>
      <MakeAndShow onClose={onClose} />
    </Modal>
  );
}

function MakeAndShow({ onClose }: { onClose: () => void }) {
  const t = useOperatorTexts();
  const { common } = useTexts();
  const [made, setMade] = useState<NewInvitation | null>(null);
  if (!made) return <InvitationForm onMade={setMade} onClose={onClose} />;
  return (
    <CopyField value={addressOfInvitation(made.token)} label={t.link} note={t.linkOnce}>
      <Button onClick={onClose}>{common.close}</Button>
    </CopyField>
  );
}

interface InvitationFormProps {
  onMade: (made: NewInvitation) => void;
  onClose: () => void;
}

function InvitationForm({ onMade, onClose }: InvitationFormProps) {
  const t = useOperatorTexts();
  const { common } = useTexts();
  const invite = useInvite();
  const [note, setNote] = useState("");
  const [days, setDays] = useState("14");
  const [uses, setUses] = useState("1");
  const [isChecked, setChecked] = useState(false);
  const isRight = isCount(days, MOST_DAYS) && isCount(uses, MOST_USES);
  const wrong = (count: string, most: number) =>
    isChecked && !isCount(count, most) ? t.countWrong(most) : null;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isRight || invite.isPending) return;
    const wanted = { note: note.trim() || null, days: Number(days), mostUses: Number(uses) };
    invite.mutate(wanted, { onSuccess: onMade });
  };
  return (
    <form onSubmit={send} noValidate className={text.form}>
      {invite.error && (
        <p role="alert" className={text.error}>
          <Reason error={invite.error} />
        </p>
      )}
      <TextField
        label={t.note}
        hint={t.noteHint}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={100}
        autoComplete="off"
      />
      <TextField
        label={t.days}
        error={wrong(days, MOST_DAYS)}
        value={days}
        onChange={(event) => setDays(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        label={t.uses}
        error={wrong(uses, MOST_USES)}
        value={uses}
        onChange={(event) => setUses(event.target.value)}
        inputMode="numeric"
        autoComplete="off"
      />
      <ModalActions>
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={invite.isPending}>
          {t.inviteMake}
        </Button>
      </ModalActions>
    </form>
  );
}

function isCount(text: string, most: number): boolean {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most;
}
