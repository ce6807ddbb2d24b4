import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BASE } from "../addresses";
import { call } from "../client";
import { allPages } from "../pages";
import { isRefusal } from "../problem";
import { SHARED_ALBUMS } from "../query-keys";
import type { NewShare, Share, SharedAlbum, ShareRequest } from "../types";

/** How often one album can be shared. */
export const MOST_SHARES = 100;

const LOOK_AGAIN_MS = 10_000;

/** The albums of others that are open to me, newest share first. */
export function useSharedAlbums() {
  return useQuery({
    queryKey: SHARED_ALBUMS,
    queryFn: ({ signal }) => allPages<SharedAlbum>("albums/?shared=1&limit=500", signal),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** With whom an album of mine is shared, newest first. */
export function useShares(albumId: string) {
  return useQuery({
    queryKey: sharesOf(albumId),
    queryFn: ({ signal }) => allPages<Share>(`albums/${albumId}/shares?limit=500`, signal),
    staleTime: 0,
  });
}

/** A link's token is in this answer and never again. */
export function useShareAlbum(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: Partial<ShareRequest>) =>
      (await call<NewShare>("POST", `albums/${albumId}/shares`, { body })).data,
    onSettled: () => client.invalidateQueries({ queryKey: sharesOf(albumId) }),
    gcTime: 0, // nothing keeps the token once it was shown
  });
}

export function useEndShare(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (share: Share) => {
      try {
        await call("DELETE", `albums/${albumId}/shares/${share._id}`);
      } catch (error) {
        // Another window was quicker.
        if (!isRefusal(error, 404)) throw error;
      }
    },
    onSuccess: (_, { _id }) => {
      client.setQueryData<Share[]>(sharesOf(albumId), (shares) =>
        shares?.filter((share) => share._id !== _id),
      );
      return client.invalidateQueries({ queryKey: sharesOf(albumId) });
    },
  });
}

/** The address that opens a link. Browsers send nothing of what follows the `#`, neither to servers nor as Referer. */
export function addressOf(token: string): string {
  return new URL(`${BASE}share#${token}`, window.location.origin).href;
}

function sharesOf(albumId: string) {
  return ["shares", albumId] as const;
}
