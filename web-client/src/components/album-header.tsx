import { Download, FolderUp, Pencil, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useDownload } from "../api/downloads/use-downloads";
import type { Album, Photo } from "../api/types";
import { useTexts } from "../texts";
import { ActionMenu } from "./action-menu";
import { AddPhotos } from "./add-photos";
import styles from "./album-header.module.css";
import { useDates } from "./dates";
import { DeleteAlbum } from "./delete-album";
import { RenameAlbum } from "./rename-album";
import { useZip } from "./use-zip";

interface AlbumHeaderProps {
  album: Album;
  photos: readonly Photo[];
  onFiles: (files: File[]) => void;
  onDeleted: () => void;
}

export function AlbumHeader({ album, photos, onFiles, onDeleted }: AlbumHeaderProps) {
  const t = useTexts();
  const dates = useDates();
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const zip = useZip();
  const isDownloading = useDownload() !== null;
  const close = () => setOpen(null);
  const count = Math.max(album.photoCount, photos.length);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.name}>{album.albumName}</h1>
        <p className={styles.facts}>
          {t.albums.count(count)} · {t.albums.created(dates.day(album.createdAt))}
        </p>
      </div>
      <div className={styles.actions}>
        <AddPhotos onFiles={onFiles} folderInput={folderInput} />
        <ActionMenu
          label={t.albums.actions(album.albumName)}
          actions={[
            { label: t.album.addFolder, icon: FolderUp, onSelect: () => folderInput.current?.click() },
            {
              label: t.downloads.all,
              icon: Download,
              onSelect: () => zip(album.albumName, photos),
              isDisabled: isDownloading || photos.length === 0,
            },
            { label: t.album.rename, icon: Pencil, onSelect: () => setOpen("rename") },
            { label: t.album.delete, icon: Trash2, onSelect: () => setOpen("delete"), isDangerous: true },
          ]}
        />
      </div>
      <RenameAlbum album={album} isOpen={open === "rename"} onClose={close} />
      <DeleteAlbum
        album={{ ...album, photoCount: count }}
        isOpen={open === "delete"}
        onClose={close}
        onDeleted={onDeleted}
      />
    </header>
  );
}
