import { Folder as FolderIcon } from "lucide-react";
import { Link } from "react-router";
import { addressOf, type Folder } from "../../api/albums/tree";
import type { Album } from "../../api/types";
import { useTexts } from "../../texts";
import styles from "./card.module.css";
import { Cover } from "./cover";

/** A name that albums lie below, shown by a picture of theirs. */
export function FolderCard({ folder, cover }: { folder: Folder; cover: Album["cover"] }) {
  const { albums } = useTexts();
  return (
    <li className={styles.card} data-testid="folder-card">
      <Link to={addressOf(folder.place)} className={styles.link}>
        <Cover photo={cover} icon={FolderIcon} />
        <span className={styles.name}>{folder.name}</span>
        <span className={styles.count}>{albums.albumCount(folder.count)}</span>
      </Link>
    </li>
  );
}
