import { Images, Pencil, Share2, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Album } from "../../api/types";
import { useTexts } from "../../texts";
import { ActionMenu } from "../kit/menus/action-menu";
import { useDates } from "../kit/words/dates";
import { ShareAlbum } from "../sharing/share-album";
import styles from "./card.module.css";
import { Cover } from "./cover";
import { DeleteAlbum } from "./delete-album";
import { RenameAlbum } from "./rename-album";

interface AlbumCardProps {
  album: Album;
  cover: Album["cover"];
  /** How many albums are below it. */
  below: number;
}

export function AlbumCard({ album, cover, below }: AlbumCardProps) {
  const t = useTexts();
  const dates = useDates();
  const [open, setOpen] = useState<"share" | "rename" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <li className={styles.card} data-testid="album-card">
      <Link to={`/albums/${album._id}`} className={styles.link}>
        <Cover photo={cover} icon={Images} />
        <span className={styles.name}>{album.albumName}</span>
        <span className={styles.count}>{t.albums.count(album.photoCount)}</span>
        <span className={styles.date}>
          {below > 0 ? t.albums.albumCount(below) : dates.day(album.createdAt)}
        </span>
      </Link>
      <ActionMenu
        className={styles.menu}
        label={t.albums.actions(album.albumName)}
        actions={[
          { label: t.sharing.action, icon: Share2, onSelect: () => setOpen("share") },
          { label: t.album.rename, icon: Pencil, onSelect: () => setOpen("rename") },
          { label: t.album.delete, icon: Trash2, onSelect: () => setOpen("delete"), isDangerous: true },
        ]}
      />
      <ShareAlbum album={album} isOpen={open === "share"} onClose={close} />
      <RenameAlbum album={album} isOpen={open === "rename"} onClose={close} />
      <DeleteAlbum album={album} isOpen={open === "delete"} onClose={close} />
    </li>
  );
}
