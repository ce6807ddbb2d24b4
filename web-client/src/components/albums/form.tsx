import { type SubmitEvent, useId, useState } from "react";
import { type AlbumNames, useAlbums } from "../../api/albums/albums";
import { placesOf, readPlace, textOf } from "../../api/albums/tree";
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
  initialPath?: readonly string[];
  onSubmit: (named: Required<AlbumNames>) => void;
  isBusy: boolean;
  error: unknown;
}

/** Asks for an album's name, and where it lies among the others. */
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
  initialPath = [],
  onSubmit,
  isBusy,
  error,
}: Omit<AlbumFormProps, "isOpen" | "title">) {
  const t = useTexts();
  const [name, setName] = useState(initialName);
  const [within, setWithin] = useState(textOf(initialPath));
  const { data: albums = [] } = useAlbums();
  const places = useId();
  const [wrong, setWrong] = useState<string | null>(null);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    const mistake = mistakeIn(trimmed, t);
    setWrong(mistake);
    // A name with a slash of its own is not taken apart, as long as nobody types.
    const path = within === textOf(initialPath) ? initialPath : readPlace(within);
    if (mistake === null && !isBusy) onSubmit({ albumName: trimmed, path });
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
      <TextField
        label={t.album.within}
        hint={t.album.withinHint}
        value={within}
        onChange={(event) => setWithin(event.target.value)}
        list={places}
        autoComplete="off"
      />
      <datalist id={places}>
        {placesOf(albums).map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {submit}
        </Button>
      </ModalActions>
    </form>
  );
}
