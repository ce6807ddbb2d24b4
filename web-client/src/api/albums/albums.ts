import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { allPages } from "../pages";
import { albumWith, ALBUMS, FOUND, photosOf, SHARED_ALBUMS, TRASH } from "../query-keys";
import { useCall } from "../sharing/use-guest-session";
import type { Album, SeenAlbum, SharedAlbum } from "../types";

/** Other windows and people change albums too. */
const LOOK_AGAIN_MS = 10_000;

/** How an album is called, and the names above it. */
export interface AlbumNames {
  albumName: string;
  path?: readonly string[];
}

/** All my albums, newest first. */
export function useAlbums() {
  return useQuery({
    queryKey: ALBUMS,
    queryFn: ({ signal }) => allPages<Album>("albums/?limit=500", signal),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** One album, mine or open to me; the lists give what is known of it until the answer comes. */
export function useAlbum(albumId: string) {
  const client = useQueryClient();
  const ask = useCall();
  return useQuery<SeenAlbum>({
    queryKey: albumWith(albumId),
    queryFn: async ({ signal }) =>
      (await ask<SeenAlbum>("GET", `albums/${albumId}?limit=1`, { signal })).data,
    refetchInterval: LOOK_AGAIN_MS,
    placeholderData: () => {
      const mine = client.getQueryData<Album[]>(ALBUMS) ?? [];
      const shared = client.getQueryData<SharedAlbum[]>(SHARED_ALBUMS) ?? [];
      return [...mine, ...shared].find((album) => album._id === albumId);
    },
  });
}

export function useCreateAlbum() {
  return useAlbumChange((named: AlbumNames) => call<Album>("POST", "albums/", { body: named }));
}

export function useRenameAlbum(albumId: string) {
  return useAlbumChange((named: AlbumNames) => call<Album>("PATCH", `albums/${albumId}`, { body: named }));
}

/** Of a photo of one's own in the album. */
export function useChooseCover() {
  return useAlbumChange(({ albumId, coverId }: { albumId: string; coverId: string }) =>
    call<Album>("PATCH", `albums/${albumId}`, { body: { coverId } }),
  );
}

/** `onDeleted` is called even when the deleted album's own card is gone by then. */
export function useDeleteAlbum(albumId: string, onDeleted: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ keepsPhotos }: { keepsPhotos: boolean }) =>
      call("DELETE", `albums/${albumId}${keepsPhotos ? "?keepPhotos=1" : ""}`),
    onSuccess: () => {
      onDeleted();
      client.setQueryData<Album[]>(ALBUMS, (albums) => albums?.filter(({ _id }) => _id !== albumId));
      client.removeQueries({ queryKey: photosOf(albumId) });
      void client.invalidateQueries({ queryKey: ALBUMS, exact: true });
      for (const queryKey of [TRASH, FOUND]) void client.invalidateQueries({ queryKey });
    },
  });
}

function useAlbumChange<Input, Output>(change: (input: Input) => Promise<{ data: Output }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => (await change(input)).data,
    onSettled: () => client.invalidateQueries({ queryKey: ALBUMS }),
  });
}
