import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, call } from "../client";
import { allPages } from "../pages";
import { ALBUMS, ALL_PHOTOS, DUPLICATES, FOUND, TRASH, TRASH_RULES } from "../query-keys";
import { useGuestSession } from "../sharing/use-guest-session";
import type { Album, Photo, TrashEmptied, TrashRules, TrashUsage } from "../types";

const PAGE = 100;
const NONE: Photo[] = [];

/** What is in the trash, or was put there: photos and albums by their ids. */
export interface Thrown {
  photoIds?: readonly string[];
  albumIds?: readonly string[];
}

/** How many days what is deleted can be brought back; 0 where that cannot be, and while it is not known. */
export function useTrashDays(): number {
  const isGuest = useGuestSession() !== null;
  const { data } = useQuery({
    queryKey: TRASH_RULES,
    enabled: !isGuest,
    queryFn: async ({ signal }) => (await call<TrashRules>("GET", "photos/trash/rules", { signal })).data,
    staleTime: Infinity,
  });
  return data?.days ?? 0;
}

/** My photos that are there by themselves, those first that came there last; `fetchNextPage` gives more. */
export function useTrashedPhotos() {
  const query = useInfiniteQuery({
    queryKey: [...TRASH, "photos"],
    queryFn: ({ pageParam, signal }) => call<Photo[]>("GET", pageParam, { signal }),
    initialPageParam: `photos/trash?limit=${PAGE}`,
    getNextPageParam: (last: Answer<Photo[]>) => last.next,
  });
  return { ...query, photos: query.data?.pages.flatMap((page) => page.data) ?? NONE };
}

/** My albums that are there, with all that is in them. */
export function useTrashedAlbums() {
  return useQuery({
    queryKey: [...TRASH, "albums"],
    queryFn: ({ signal }) => allPages<Album>("albums/?trash=1&limit=500", signal),
  });
}

export function useTrashUsage() {
  return useQuery({
    queryKey: [...TRASH, "usage"],
    queryFn: async ({ signal }) => (await call<TrashUsage>("GET", "photos/trash/usage", { signal })).data,
  });
}

export function useRestore() {
  return useTrashChange((thrown: Thrown) => forEach(thrown, "POST", "/restore"));
}

export function useDeleteForever() {
  return useTrashChange((thrown: Thrown) => forEach(thrown, "DELETE", "?forever=1"));
}

/** The server does a part at a call. */
export function useEmptyTrash() {
  return useTrashChange(async () => {
    let emptied: TrashEmptied;
    do emptied = (await call<TrashEmptied>("DELETE", "photos/trash")).data;
    while (emptied.more);
  });
}

/** Pending until the lists show it; what was done before it failed shows too. */
export function useTrashChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  const lookAgain = () =>
    Promise.all(
      [TRASH, ALBUMS, ALL_PHOTOS, FOUND, DUPLICATES].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  return useMutation({ mutationFn: change, onSuccess: lookAgain, onError: () => void lookAgain() });
}

async function forEach({ photoIds = [], albumIds = [] }: Thrown, method: "POST" | "DELETE", how: string) {
  const paths = [...albumIds.map((id) => `albums/${id}`), ...photoIds.map((id) => `photos/${id}`)];
  for (const path of paths) await call(method, `${path}${how}`);
}
