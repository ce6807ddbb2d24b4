import { type SubmitEvent, useState } from "react";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { TextField } from "../kit/fields/text-field";
import { Modal, ModalActions } from "../kit/modal";
import styles from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import { mistakeIn } from "./name";

interface AlbumFormProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  submit: string;
  initialName?: string;
  onSubmit: (name: string) => void;
  isBusy: boolean;
  error: unknown;
}

/** Asks for an album's name. */
export function AlbumForm({ isOpen, onClose, title, ...form }: AlbumFormProps) {
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={title}>
      <NameForm onClose={onClose} {...form} />
    </Modal>
  );
}

function NameForm({
  onClose,
  submit,
  initialName = "",
  onSubmit,
  isBusy,
  error,
}: Omit<AlbumFormProps, "isOpen" | "title">) {
  const t = useTexts();
  const [name, setName] = useState(initialName);
  const [wrong, setWrong] = useState<string | null>(null);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    const mistake = mistakeIn(trimmed, t);
    setWrong(mistake);
    if (mistake === null && !isBusy) onSubmit(trimmed);
  };
  return (
    <form onSubmit={send} noValidate className={styles.form}>
      <TextField
        label={t.album.name}
        placeholder={t.album.nameHint}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={wrong ?? (error ? <Reason error={error} /> : null)}
        autoComplete="off"
        required
      />
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {submit}
        </Button>
      </ModalActions>
    </form>
  );
}
