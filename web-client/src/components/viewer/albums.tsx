import { Link } from "react-router";
import { useAlbums } from "../../api/albums/albums";
import { useSharedAlbums } from "../../api/sharing/shares";
import { useTexts } from "../../texts";
import styles from "./albums.module.css";

/** The albums that a photo of one's own is in, each with the way there. */
export function PhotoAlbums({ albumIds }: { albumIds: readonly string[] }) {
  const { info } = useTexts();
  const mine = useAlbums().data;
  const shared = useSharedAlbums().data;
  if (albumIds.length === 0) return <p className={styles.none}>{info.inNoAlbum}</p>;
  if (!mine || !shared) return null;
  const albums = [...mine, ...shared].filter(({ _id }) => albumIds.includes(_id));
  return (
    <>
      <ul aria-label={info.albums}>
        {albums.map(({ _id, albumName }) => (
          <li key={_id}>
            <Link to={`/albums/${_id}`} className={styles.album}>
              {albumName}
            </Link>
          </li>
        ))}
      </ul>
      {albums.length === 0 && <p className={styles.none}>{info.inClosedAlbum}</p>}
    </>
  );
}
