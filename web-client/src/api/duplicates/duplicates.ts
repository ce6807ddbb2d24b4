import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { ALBUMS, ALL_PHOTOS, DUPLICATES, FOUND, TRASH } from "../query-keys";
import type { DuplicateGroup, Duplicates } from "../types";

const GROUPS_A_PAGE = 20;
const NONE: DuplicateGroup[] = [];

/** One of several photos that is kept, `ids` being all of them. */
export interface Kept {
  keepId: string;
  ids: readonly string[];
}

/** Groups of my photos that are the same picture; `fetchNextPage` gives more. */
export function useDuplicates() {
  const query = useInfiniteQuery({
    queryKey: DUPLICATES,
    queryFn: ({ pageParam, signal }) => someGroups(pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (last: Duplicates) => last.cursor,
  });
  return { ...query, groups: query.data?.pages.flatMap((page) => page.groups) ?? NONE };
}

/** The server looks through a part of all photos at a call, in which there may be none. */
async function someGroups(cursor: string, signal: AbortSignal): Promise<Duplicates> {
  const groups: DuplicateGroup[] = [];
  let next: string | null = cursor;
  do {
    const from: string = next ? `&cursor=${next}` : "";
    const path = `photos/duplicates?limit=${GROUPS_A_PAGE}${from}`;
    const { data } = await call<Duplicates>("GET", path, { signal });
    groups.push(...data.groups);
    next = data.cursor;
  } while (next !== null && groups.length < GROUPS_A_PAGE);
  return { groups, more: next !== null, cursor: next };
}

/** Of each group one, one after the other: what was done before one failed stays done. */
export function useKeep() {
  return useGroupChange(async (groups: readonly Kept[]) => {
    for (const { keepId, ids } of groups) {
      await call("POST", "photos/duplicates/merge", { body: { keepId, ids } });
    }
  });
}

export function useDismiss() {
  return useGroupChange((ids: readonly string[]) =>
    call("POST", "photos/duplicates/dismiss", { body: { ids } }),
  );
}

/** Pending until the page shows it. */
function useGroupChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  const lookAgain = () =>
    Promise.all([FOUND, TRASH, ALBUMS, ALL_PHOTOS].map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation({ mutationFn: change, onSuccess: lookAgain, onError: () => void lookAgain() });
}
