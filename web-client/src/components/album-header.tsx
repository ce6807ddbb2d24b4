import { Download, FolderUp, Pencil, Share2, Trash2 } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { useDownload } from "../api/downloads/use-downloads";
import { isMyAlbum, maySeeOriginal } from "../api/rights";
import type { Album, SeenAlbum, SeenPhoto } from "../api/types";
import { useTexts } from "../texts";
import { type Action, ActionMenu } from "./action-menu";
import { AddPhotos } from "./add-photos";
import styles from "./album-header.module.css";
import { useRights } from "./album-rights";
import { useDates } from "./dates";
import { DeleteAlbum } from "./delete-album";
import { RenameAlbum } from "./rename-album";
import { ShareAlbum } from "./share-album";
import { useEndInWords } from "./use-end-in-words";
import { useZip } from "./use-zip";

type OwnersDialog = "share" | "rename" | "delete";

interface AlbumHeaderProps {
  album: SeenAlbum;
  photos: readonly SeenPhoto[];
  onFiles?: ((files: File[]) => void) | undefined;
  onDeleted?: (() => void) | undefined;
}

/** An album's name, and what this person may do with it. */
export function AlbumHeader({ album, photos, onFiles, onDeleted }: AlbumHeaderProps) {
  const t = useTexts();
  const folderInput = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<OwnersDialog | null>(null);
  const count = Math.max(album.photoCount, photos.length);
  const actions = useActions(album, photos, folderInput, setOpen);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
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
  const endInWords = useEndInWords();
  const until = isMyAlbum(album) ? null : album.allowed.expiresAt;
  const origin = isMyAlbum(album)
    ? t.albums.created(dates.day(album.createdAt))
    : t.sharing.from(album.userName);
  return (
    <p className={styles.facts}>
      {t.albums.count(count)} · {origin}
      {until !== null && ` · ${t.sharing.until(endInWords(until))}`}
    </p>
  );
}

function useActions(
  album: SeenAlbum,
  photos: readonly SeenPhoto[],
  folderInput: RefObject<HTMLInputElement | null>,
  open: (dialog: OwnersDialog) => void,
): Action[] {
  const t = useTexts();
  const zip = useZip();
  const isDownloading = useDownload() !== null;
  const rights = useRights();
  const theirs = photos.filter((photo) => maySeeOriginal(photo, rights));
  const add = { label: t.album.addFolder, icon: FolderUp, onSelect: () => folderInput.current?.click() };
  const download = {
    label: t.downloads.all,
    icon: Download,
    onSelect: () => zip(album.albumName, theirs),
    isDisabled: isDownloading || theirs.length === 0,
  };
  const owners = [
    { label: t.album.rename, icon: Pencil, onSelect: () => open("rename") },
    { label: t.album.delete, icon: Trash2, onSelect: () => open("delete"), isDangerous: true },
  ];
  return [
    ...(rights.isOwner ? [{ label: t.sharing.action, icon: Share2, onSelect: () => open("share") }] : []),
    ...(rights.mayAdd ? [add] : []),
    ...(rights.maySeeOriginals ? [download] : []),
    ...(rights.isOwner ? owners : []),
  ];
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
