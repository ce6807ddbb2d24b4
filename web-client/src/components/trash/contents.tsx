import type { ReactNode } from "react";
import { useTrashedAlbums, useTrashedPhotos } from "../../api/trash/trash";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import styles from "./contents.module.css";
import { ManyTrashed } from "./many";
import { TrashRow } from "./row";
import { useChosen } from "./use-chosen";

type Albums = NonNullable<ReturnType<typeof useTrashedAlbums>["data"]>;

/** All that is there, albums first. */
export function TrashContents({
  albums,
  photos,
}: {
  albums: Albums;
  photos: ReturnType<typeof useTrashedPhotos>;
}) {
  const t = useTexts();
  const gone = new Map(albums.map((album) => [album._id, album.albumName]));
  const chosen = useChosen({ albums, photos: photos.photos });
  const withAlbums = ([album]: string[]) => (album === undefined ? undefined : t.trash.withAlbum(album));
  return (
    <>
      <ManyTrashed chosen={chosen} shown={albums.length + photos.photos.length} />
      <Part title={t.trash.albums} count={albums.length}>
        {albums.map((album) => (
          <TrashRow
            key={album._id}
            isChosen={chosen.has(album._id)}
            onChoose={() => chosen.toggle(album._id)}
            thrown={{ albumIds: [album._id] }}
            name={album.albumName}
            trashedAt={album.trashedAt}
            picture={album.cover}
            note={t.albums.count(album.photoCount)}
          />
        ))}
      </Part>
      <Part title={t.trash.photos} count={photos.photos.length}>
        {photos.photos.map((photo) => (
          <TrashRow
            key={photo._id}
            isChosen={chosen.has(photo._id)}
            onChoose={() => chosen.toggle(photo._id)}
            thrown={{ photoIds: [photo._id] }}
            name={photo.fileName ?? t.photo.untitled}
            trashedAt={photo.trashedAt}
            picture={photo}
            whyNot={withAlbums(photo.albumIds.flatMap((id) => gone.get(id) ?? []))}
          />
        ))}
      </Part>
      {photos.hasNextPage && (
        <Button isBusy={photos.isFetchingNextPage} onClick={() => void photos.fetchNextPage()}>
          {t.trash.more}
        </Button>
      )}
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}
