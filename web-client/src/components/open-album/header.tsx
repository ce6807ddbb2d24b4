import { useRef, useState } from "react";
import { isMyAlbum } from "../../api/albums/rights";
import type { Album, SeenAlbum, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { Crumbs } from "../albums/crumbs";
import { DeleteAlbum } from "../albums/delete-album";
import { RenameAlbum } from "../albums/rename-album";
import { ActionMenu } from "../kit/menus/action-menu";
import { useDates } from "../kit/words/dates";
import { ShareAlbum } from "../sharing/share-album";
import { useExpiryInWords } from "../sharing/use-expiry-in-words";
import { AddPhotos } from "./add-photos";
import styles from "./header.module.css";
import { type OwnersDialog, useAlbumActions } from "./use-actions";

interface AlbumHeaderProps {
  album: SeenAlbum;
  /** Null where they are too many to be all at hand. */
  photos: readonly SeenPhoto[] | null;
  onFiles?: ((files: File[]) => void) | undefined;
  onDeleted?: (() => void) | undefined;
}

/** An album's name, and what this person may do with it. */
export function AlbumHeader({ album, photos, onFiles, onDeleted }: AlbumHeaderProps) {
  const t = useTexts();
  const folderInput = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<OwnersDialog | null>(null);
  const count = Math.max(album.photoCount, photos?.length ?? 0);
  const actions = useAlbumActions(album, photos, {
    onAddFolder: () => folderInput.current?.click(),
    onOpen: setOpen,
  });
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {album.path.length > 0 && <Crumbs place={album.path} isMine={isMyAlbum(album)} />}
        <h1 className={styles.name}>{album.albumName}</h1>
        <Facts album={album} count={count} />
      </div>
      <div className={styles.actions}>
        {onFiles && <AddPhotos onFiles={onFiles} folderInput={folderInput} />}
        {actions.length > 0 && <ActionMenu label={t.albums.actions(album.albumName)} actions={actions} />}
      </div>
      {isMyAlbum(album) && (
        <Dialogs
          album={{ ...album, photoCount: count }}
          open={open}
          onClose={() => setOpen(null)}
          onDeleted={onDeleted}
        />
      )}
    </header>
  );
}

function Facts({ album, count }: { album: SeenAlbum; count: number }) {
  const t = useTexts();
  const dates = useDates();
  const expiryInWords = useExpiryInWords();
  const until = isMyAlbum(album) ? null : album.allowed.expiresAt;
  const origin = isMyAlbum(album)
    ? t.albums.created(dates.day(album.createdAt))
    : t.sharing.from(album.userName);
  return (
    <p className={styles.facts}>
      {t.albums.count(count)} · {origin}
      {until !== null && ` · ${t.sharing.until(expiryInWords(until))}`}
    </p>
  );
}

interface DialogsProps {
  album: Album;
  open: OwnersDialog | null;
  onClose: () => void;
  onDeleted: (() => void) | undefined;
}

function Dialogs({ album, open, onClose, onDeleted }: DialogsProps) {
  return (
    <>
      <ShareAlbum album={album} isOpen={open === "share"} onClose={onClose} />
      <RenameAlbum album={album} isOpen={open === "rename"} onClose={onClose} />
      <DeleteAlbum
        album={album}
        isOpen={open === "delete"}
        onClose={onClose}
        {...(onDeleted && { onDeleted })}
      />
    </>
  );
}
