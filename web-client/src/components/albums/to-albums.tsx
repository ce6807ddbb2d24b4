import { Link } from "react-router";
import { useTexts } from "../../texts";
import styles from "../kit/button.module.css";

/** The way out of a page that shows nothing. */
export function ToAlbums() {
  const t = useTexts();
  return (
    <Link to="/albums" className={`${styles.button} ${styles.plain}`}>
      {t.album.toAlbums}
    </Link>
  );
}
