import { Folder as FolderIcon } from "lucide-react";
import { Link } from "react-router";
import { addressOf, type Folder } from "../../api/albums/tree";
import { useTexts } from "../../texts";
import styles from "./card.module.css";

/** A name that albums lie below. */
export function FolderCard({ folder }: { folder: Folder }) {
  const { albums } = useTexts();
  return (
    <li className={styles.card} data-testid="folder-card">
      <Link to={addressOf(folder.place)} className={styles.link}>
        <span className={styles.cover}>
          <FolderIcon size={40} strokeWidth={1.4} aria-hidden />
        </span>
        <span className={styles.name}>{folder.name}</span>
        <span className={styles.count}>{albums.albumCount(folder.count)}</span>
      </Link>
    </li>
  );
}
