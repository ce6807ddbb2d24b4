import { Folder } from "lucide-react";
import { Link } from "react-router";
import { useAlbums } from "../../api/albums/albums";
import { isMyAlbum } from "../../api/albums/rights";
import { albumsBelow, placeOf, textOf } from "../../api/albums/tree";
import type { Album, SeenAlbum } from "../../api/types";
import { useTexts } from "../../texts";
import styles from "./below.module.css";

interface Named {
  _id: string;
  albumName: string;
  path: readonly string[];
}

/** Links to the albums below this one, as far as they are open to this person. */
export function Below({
  album,
  linkTo,
}: {
  album: SeenAlbum;
  linkTo?: ((albumId: string) => string) | undefined;
}) {
  if (isMyAlbum(album)) return <BelowMine album={album} />;
  const below = "below" in album ? (album.below as readonly Named[]) : [];
  return <Links albums={below} depth={album.path.length + 1} linkTo={linkTo} />;
}

function BelowMine({ album }: { album: Album }) {
  const { data: albums = [] } = useAlbums();
  const place = placeOf(album);
  return <Links albums={albumsBelow(albums, place)} depth={place.length} />;
}

interface LinksProps {
  albums: readonly Named[];
  /** How many names of them all have. */
  depth: number;
  linkTo?: ((albumId: string) => string) | undefined;
}

function Links({ albums, depth, linkTo = (id) => `/albums/${id}` }: LinksProps) {
  const t = useTexts();
  if (albums.length === 0) return null;
  return (
    <ul className={styles.below} aria-label={t.album.below}>
      {albums.map((album) => (
        <li key={album._id}>
          <Link to={linkTo(album._id)} className={styles.link}>
            <Folder size={16} aria-hidden />
            {textOf(placeOf(album).slice(depth))}
          </Link>
        </li>
      ))}
    </ul>
  );
}
