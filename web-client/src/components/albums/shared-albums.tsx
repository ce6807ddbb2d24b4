import { Images } from "lucide-react";
import { useId } from "react";
import { Link } from "react-router";
import { placeOf, textOf } from "../../api/albums/tree";
import { urlOf } from "../../api/client";
import { useSharedAlbums } from "../../api/sharing/shares";
import type { SharedAlbum } from "../../api/types";
import { useTexts } from "../../texts";
import { Reason } from "../kit/words/reason";
import card from "./card.module.css";
import styles from "./shared-albums.module.css";

/** The albums of others that are open to the person; nothing as long as there are none. */
export function SharedAlbums({ listStyle }: { listStyle: string | undefined }) {
  const { sharing } = useTexts();
  const id = useId();
  const { data: albums = [], isError, error } = useSharedAlbums();
  if (albums.length === 0 && !isError) return null;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {sharing.withMe}
      </h2>
      {isError && (
        <p role="alert" className={styles.error}>
          <Reason error={error} />
        </p>
      )}
      <ul className={listStyle} aria-labelledby={id}>
        {albums.map((album) => (
          <SharedAlbumCard key={album._id} album={album} />
        ))}
      </ul>
    </section>
  );
}

function SharedAlbumCard({ album }: { album: SharedAlbum }) {
  const t = useTexts();
  return (
    <li className={card.card} data-testid="shared-album-card">
      <Link to={`/albums/${album._id}`} className={card.link}>
        <span className={card.cover}>
          {album.coverId ? (
            <img src={urlOf(`photos/${album.coverId}/medium`)} alt="" loading="lazy" decoding="async" />
          ) : (
            <Images size={40} strokeWidth={1.4} aria-hidden />
          )}
        </span>
        <span className={`${card.name} ${styles.name}`}>{textOf(placeOf(album))}</span>
        <span className={styles.owner}>{t.sharing.from(album.userName)}</span>
        <span className={card.count}>{t.albums.count(album.photoCount)}</span>
      </Link>
    </li>
  );
}
