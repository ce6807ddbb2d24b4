import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import { addressOf, type Place } from "../../api/albums/tree";
import { useTexts } from "../../texts";
import styles from "./crumbs.module.css";

/** The way to a place among the albums, each name of it a link but for those of somebody else's. */
export function Crumbs({ place, isMine }: { place: Place; isMine: boolean }) {
  const { albums } = useTexts();
  return (
    <nav aria-label={albums.way}>
      <ol className={styles.crumbs}>
        {isMine && (
          <li>
            <Link to="/albums">{albums.title}</Link>
          </li>
        )}
        {place.map((name, depth) => (
          <li key={place.slice(0, depth + 1).join("/")}>
            <ChevronRight size={14} aria-hidden />
            {isMine ? <Link to={addressOf(place.slice(0, depth + 1))}>{name}</Link> : <span>{name}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
