import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { type Sort, SORTS } from "../grid/arrange";

export type Arrangement = ReturnType<typeof useArrangement>;

/** The order and the tags by which an album is shown. They are in the address, so that links and reloads keep them. */
export function useArrangement() {
  const [search, setSearch] = useSearchParams();
  const tagList = search.getAll("tag").join("\n");
  const tags = useMemo(() => tagList.split("\n").filter(Boolean), [tagList]);
  const sort = SORTS.find((name) => name === search.get("sort")) ?? "added";
  const change = useCallback(
    (edit: (next: URLSearchParams) => void) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          edit(next);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setSearch],
  );
  const toggleTag = useCallback(
    (tag: string) =>
      change((next) => (next.has("tag", tag) ? next.delete("tag", tag) : next.append("tag", tag))),
    [change],
  );
  const clearTags = useCallback(() => change((next) => next.delete("tag")), [change]);
  const setSort = useCallback(
    (wanted: Sort) => change((next) => (wanted === "added" ? next.delete("sort") : next.set("sort", wanted))),
    [change],
  );
  return { tags, sort, toggleTag, clearTags, setSort };
}
