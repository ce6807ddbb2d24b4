import { FolderHeart, Plus } from "lucide-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useAlbums } from "../api/albums/albums";
import { albumsBelow, albumsIn, coverAt, foldersIn, placeIn, placeOf, textOf } from "../api/albums/tree";
import { AlbumCard } from "../components/albums/card";
import { Crumbs } from "../components/albums/crumbs";
import { FolderCard } from "../components/albums/folder-card";
import { NewAlbum } from "../components/albums/new-album";
import { SharedAlbums } from "../components/albums/shared-albums";
import { Button } from "../components/kit/button";
import { Failure, LoadingTiles, PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { useTexts } from "../texts";
import styles from "./albums.module.css";

export function AlbumsScreen() {
  const t = useTexts();
  const albums = useAlbums();
  const [isCreating, setCreating] = useState(false);
  useTitle(t.albums.title);
  const place = placeIn(useSearchParams()[0]);
  const isEmpty = albums.data?.length === 0;
  return (
    <>
      <header className={styles.header}>
        <div>
          {place.length > 0 && <Crumbs place={place.slice(0, -1)} isMine />}
          <h1>{place.at(-1) ?? t.albums.title}</h1>
        </div>
        {!isEmpty && (
          <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
            {t.albums.create}
          </Button>
        )}
      </header>
      {albums.isPending && <LoadingTiles />}
      {albums.isError && <Failure error={albums.error} onRetry={() => void albums.refetch()} />}
      {isEmpty && (
        <PageState icon={FolderHeart} title={t.albums.emptyTitle} text={t.albums.emptyText}>
          <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
            {t.albums.emptyAction}
          </Button>
        </PageState>
      )}
      {albums.data && !isEmpty && (
        <ul className={styles.grid} aria-label={t.albums.title}>
          {foldersIn(albums.data, place).map((folder) => (
            <FolderCard key={folder.name} folder={folder} cover={coverAt(albums.data, folder.place)} />
          ))}
          {albumsIn(albums.data, place).map((album) => (
            <AlbumCard
              key={album._id}
              album={album}
              cover={coverAt(albums.data, placeOf(album), album.cover)}
              below={albumsBelow(albums.data, placeOf(album)).length}
            />
          ))}
        </ul>
      )}
      {place.length === 0 && <SharedAlbums listStyle={styles.grid} />}
      <NewAlbum key={textOf(place)} place={place} isOpen={isCreating} onClose={() => setCreating(false)} />
    </>
  );
}
