import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router";
import { albumWith, ALBUMS, SHARED_ALBUMS } from "../../../api/query-keys";
import type { Album, SeenAlbum, SeenPhoto, SharedAlbum } from "../../../api/types";

interface AlbumAround {
  albumId: string;
  /** As far as it is known already. */
  album: SeenAlbum | undefined;
  /** It is the album that is looked through. */
  isOpen: boolean;
}

/** The album that a photo is seen in; where photos of many albums are shown, the only one that it is in. */
export function useAlbumAround({ albumIds }: SeenPhoto): AlbumAround | null {
  const client = useQueryClient();
  const open = useParams().albumId;
  const albumId = open ?? (albumIds.length === 1 ? albumIds[0] : undefined);
  if (albumId === undefined) return null;
  const lists = [
    ...(client.getQueryData<Album[]>(ALBUMS) ?? []),
    ...(client.getQueryData<SharedAlbum[]>(SHARED_ALBUMS) ?? []),
  ];
  const album =
    client.getQueryData<SeenAlbum>(albumWith(albumId)) ?? lists.find(({ _id }) => _id === albumId);
  return { albumId, album, isOpen: open !== undefined };
}
