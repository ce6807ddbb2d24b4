import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { type Answer, call } from "../client";
import { FOUND_PAGES } from "../query-keys";
import type { PhotoPages } from "../photos/cache";
import type { Order, SeenPhoto } from "../types";

const PAGE = 100;
/** All loaded pages are asked for again once they are this old and looked at. */
const FRESH_MS = 60_000;
const NONE: SeenPhoto[] = [];

/** What a search finds, the latest first, page by page as `fetchNextPage` asks for them. */
export function useFoundPhotos(q: string, order: Order, isWanted = true) {
  const query = useInfiniteQuery({
    queryKey: [...FOUND_PAGES, q, order],
    queryFn: ({ pageParam, signal }) => call<SeenPhoto[]>("GET", pageParam, { signal }),
    initialPageParam: `photos/?${new URLSearchParams({ q, order, limit: String(PAGE) })}`,
    getNextPageParam: (last: Answer<SeenPhoto[]>) => last.next,
    select: flatten,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
  return { ...query, photos: query.data ?? NONE };
}

function flatten({ pages }: PhotoPages): SeenPhoto[] {
  return pages.flatMap((page) => page.data);
}
