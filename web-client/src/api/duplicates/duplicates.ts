import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../client";
import { ALBUMS, ALL_PHOTOS, DUPLICATES, FOUND, TRASH } from "../query-keys";
import type { DuplicateGroup, Duplicates } from "../types";

const GROUPS_AT_ONCE = 20;
const NONE: DuplicateGroup[] = [];

/** One of several photos that is kept, `ids` being all of them. */
export interface Kept {
  keepId: string;
  ids: readonly string[];
}

/**
 * Groups of my photos that are the same picture. The server looks through a part of all photos at a call, in which
 * there may be none: calls go on until some are found, and `showMore` asks for as many again.
 */
export function useDuplicates() {
  const [wanted, setWanted] = useState(GROUPS_AT_ONCE);
  const query = useInfiniteQuery({
    queryKey: DUPLICATES,
    queryFn: async ({ pageParam, signal }) => (await call<Duplicates>("GET", pageParam, { signal })).data,
    initialPageParam: addressOf(null),
    getNextPageParam: ({ cursor }: Duplicates) => (cursor === null ? null : addressOf(cursor)),
  });
  const groups = query.data?.pages.flatMap((page) => page.groups) ?? NONE;
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const goesOn = hasNextPage && !isError && groups.length < wanted;
  useEffect(() => {
    if (goesOn && !isFetching) void fetchNextPage();
  }, [goesOn, isFetching, fetchNextPage]);
  const showMore = () => setWanted(groups.length + GROUPS_AT_ONCE);
  return { ...query, groups, isLooking: query.isPending || goesOn, showMore };
}

function addressOf(cursor: string | null): string {
  const from = cursor === null ? "" : `&cursor=${cursor}`;
  return `photos/duplicates?limit=${GROUPS_AT_ONCE}${from}`;
}

/** Of each group one, one after the other: what was done before one failed stays done. */
export function useKeep() {
  return useGroupChange(async (groups: readonly Kept[]) => {
    for (const { keepId, ids } of groups) {
      await call("POST", "photos/duplicates/merge", { body: { keepId, ids } });
    }
    return groups.flatMap(({ ids }) => ids);
  });
}

/** These are different photos after all. */
export function useDismiss() {
  return useGroupChange(async (ids: readonly string[]) => {
    await call("POST", "photos/duplicates/dismiss", { body: { ids } });
    return ids;
  });
}

/** `change` gives the ids of photos whose groups are gone: to look for all groups again would take long. */
function useGroupChange<Input>(change: (input: Input) => Promise<readonly string[]>) {
  const client = useQueryClient();
  const forget = (keys: readonly (readonly string[])[]) =>
    void Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  const others = [FOUND, TRASH, ALBUMS, ALL_PHOTOS];
  return useMutation({
    mutationFn: change,
    onSuccess: (ids) => {
      dropGroups(client, new Set(ids));
      forget(others);
    },
    onError: () => forget([DUPLICATES, ...others]),
  });
}

function dropGroups(client: QueryClient, ids: ReadonlySet<string>): void {
  const isLeft = ({ photos }: DuplicateGroup) => !photos.some(({ _id }) => ids.has(_id));
  client.setQueryData<InfiniteData<Duplicates>>(
    DUPLICATES,
    (found) =>
      found && {
        ...found,
        pages: found.pages.map((page) => ({ ...page, groups: page.groups.filter(isLeft) })),
      },
  );
}
