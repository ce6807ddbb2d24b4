import { ImageOff } from "lucide-react";
import { useMemo } from "react";
import { Outlet, useNavigate, useParams } from "react-router";
import { useAlbum } from "../api/albums";
import { useArrivals } from "../api/arrivals";
import { useLivePhotos } from "../api/live";
import { usePhotos } from "../api/photos";
import { Problem } from "../api/problem";
import type { Album, Photo } from "../api/types";
import { useUploadQueue } from "../api/uploads/use-uploads";
import { AlbumHeader } from "../components/album-header";
import { grouped, withTags } from "../components/arrange";
import { ArrangedPhotos } from "../components/arranged-photos";
import { DropArea } from "../components/drop-area";
import { EmptyAlbum } from "../components/empty-album";
import { Failure, LoadingTiles, PageState } from "../components/page-state";
import { ToAlbums } from "../components/to-albums";
import { useTitle } from "../components/use-title";
import { useWish } from "../components/use-wish";
import { useLanguageTag, useTexts } from "../texts";

/** What the viewer gets from the album that it opens over: the shown photos, in their order. */
export interface AlbumOutlet {
  photos: readonly Photo[];
}

export function AlbumScreen() {
  const { albumId = "" } = useParams();
  const album = useAlbum(albumId);
  useTitle(album.data?.albumName);
  if (album.error instanceof Problem && album.error.status === 404) return <NoAlbum />;
  if (album.isError) return <Failure error={album.error} onRetry={() => void album.refetch()} />;
  if (!album.data) return <LoadingTiles />;
  return <OpenAlbum key={albumId} album={album.data} />;
}

function OpenAlbum({ album }: { album: Album }) {
  const t = useTexts();
  const language = useLanguageTag();
  const navigate = useNavigate();
  const { photoId } = useParams();
  const queue = useUploadQueue();
  const query = usePhotos(album._id);
  const wish = useWish();
  const { photos } = query;
  const { tags, sort } = wish;
  const groups = useMemo(
    () => grouped(withTags(photos, tags), sort, language),
    [photos, tags, sort, language],
  );
  const shown = useMemo(() => groups.flatMap((group) => group.photos), [groups]);
  useLivePhotos(album._id, photos);
  useArrivals(album._id, query.isComplete);
  const add = (files: File[]) => queue.add(album._id, files);
  return (
    <>
      <AlbumHeader album={album} photos={photos} onFiles={add} onDeleted={() => void navigate("/albums")} />
      {query.isPending && <LoadingTiles />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isComplete && photos.length === 0 && <EmptyAlbum />}
      {photos.length > 0 && (
        <ArrangedPhotos
          album={album}
          photos={photos}
          groups={groups}
          shown={shown}
          wish={wish}
          takesKeys={!photoId}
        />
      )}
      <DropArea text={t.album.drop(album.albumName)} onFiles={add} />
      <Outlet context={{ photos: shown } satisfies AlbumOutlet} />
    </>
  );
}

function NoAlbum() {
  const t = useTexts();
  return (
    <PageState icon={ImageOff} title={t.album.notFoundTitle} text={t.album.notFoundText} heading="h1">
      <ToAlbums />
    </PageState>
  );
}
