import { type SubmitEvent, useState } from "react";
import { useAlbums, useCreateAlbum } from "../../api/albums/albums";
import { useSharedAlbums } from "../../api/sharing/shares";
import type { Album, SeenAlbum } from "../../api/types";
import { useTexts } from "../../texts";
import { mistakeIn } from "./name";
import { Button } from "../kit/button";
import { TextField } from "../kit/fields/text-field";
import { Modal, ModalActions } from "../kit/modal";
import { Reason } from "../kit/words/reason";
import styles from "./choose-album.module.css";

interface ChooseAlbumProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  submit: string;
  /** Whether an album cannot be chosen, for all is there already. */
  hasAll: (albumId: string) => boolean;
  onChosen: (album: SeenAlbum) => void;
  isBusy: boolean;
}

/** Asks for one of the albums into which this person may put photos, or makes one. */
export function ChooseAlbum({ isOpen, onClose, title, ...choice }: ChooseAlbumProps) {
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={title}>
      <Choice onClose={onClose} {...choice} />
    </Modal>
  );
}

function Choice({ onClose, submit, hasAll, onChosen, isBusy }: Omit<ChooseAlbumProps, "isOpen" | "title">) {
  const t = useTexts();
  const create = useCreateAlbum();
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [chosen, setChosen] = useState<SeenAlbum | null>(null);
  const isWaiting = isBusy || create.isPending;
  const choose = (album: SeenAlbum) => {
    setName("");
    setWrong(null);
    setChosen(album);
  };
  const make = (albumName: string) => {
    const mistake = mistakeIn(albumName, t);
    setWrong(mistake);
    // Chosen from then on: what fails after this is tried again with the same album.
    const take = (album: Album) => {
      choose(album);
      onChosen(album);
    };
    if (mistake === null) create.mutate({ albumName }, { onSuccess: take });
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (isWaiting) return;
    if (chosen) onChosen(chosen);
    else make(name.trim());
  };
  return (
    <form onSubmit={send} noValidate className={styles.form}>
      <TextField
        label={t.album.createTitle}
        placeholder={t.album.nameHint}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setChosen(null);
        }}
        error={wrong ?? (create.error ? <Reason error={create.error} /> : null)}
        autoComplete="off"
      />
      <AlbumList hasAll={hasAll} chosen={chosen} onChoose={choose} />
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" disabled={!chosen && name.trim() === ""} isBusy={isWaiting}>
          {submit}
        </Button>
      </ModalActions>
    </form>
  );
}

interface AlbumListProps {
  hasAll: (albumId: string) => boolean;
  chosen: SeenAlbum | null;
  onChoose: (album: SeenAlbum) => void;
}

function AlbumList({ hasAll, chosen, onChoose }: AlbumListProps) {
  const t = useTexts();
  const { data: mine = [] } = useAlbums();
  const { data: shared = [] } = useSharedAlbums();
  const albums = [...mine, ...shared.filter(({ allowed }) => allowed.add)];
  if (albums.length === 0) return null;
  return (
    <fieldset className={styles.albums}>
      <legend className="visually-hidden">{t.albums.title}</legend>
      {albums.map((album) => (
        <label key={album._id} className={styles.album}>
          <input
            type="radio"
            name="album"
            checked={chosen?._id === album._id}
            disabled={hasAll(album._id)}
            onChange={() => onChoose(album)}
            className={styles.radio}
          />
          <span className={styles.name}>{album.albumName}</span>
          <span className={styles.note}>
            {hasAll(album._id) ? t.selection.isThere : <Note album={album} />}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Note({ album }: { album: SeenAlbum }) {
  const t = useTexts();
  return "allowed" in album ? t.sharing.from(album.userName) : t.albums.count(album.photoCount);
}
