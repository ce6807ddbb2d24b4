import { ImageOff } from "lucide-react";
import { useNavigate, useParams } from "react-router";
import { useAlbum } from "../api/albums/albums";
import { rightsIn } from "../api/albums/rights";
import { isRefusal } from "../api/problem";
import type { SeenAlbum } from "../api/types";
import { useUploadQueue } from "../api/uploads/use-uploads";
import { ToAlbums } from "../components/albums/to-albums";
import { Failure, LoadingTiles, PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { AlbumContents } from "../components/open-album/contents";
import { DropArea } from "../components/open-album/drop-area";
import { useTexts } from "../texts";

export function AlbumScreen() {
  const { albumId = "" } = useParams();
  const album = useAlbum(albumId);
  useTitle(album.data?.albumName);
  if (isRefusal(album.error, 404)) return <NoAlbum />;
  if (album.isError) return <Failure error={album.error} onRetry={() => void album.refetch()} />;
  if (!album.data) return <LoadingTiles />;
  return <OpenAlbum key={albumId} album={album.data} />;
}

function OpenAlbum({ album }: { album: SeenAlbum }) {
  const t = useTexts();
  const navigate = useNavigate();
  const queue = useUploadQueue();
  const add = (files: File[]) => queue.add(album._id, files);
  const { mayAdd } = rightsIn(album);
  return (
    <>
      <AlbumContents
        album={album}
        onFiles={mayAdd ? add : undefined}
        onDeleted={() => void navigate("/albums")}
      />
      {mayAdd && <DropArea text={t.album.drop(album.albumName)} onFiles={add} />}
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
