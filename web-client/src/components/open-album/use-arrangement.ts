import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { type Sort, SORTS } from "../grid/arrange";
import { useRemembered } from "../kit/use-remembered";

/** The order of an album until another is chosen. */
const FIRST: Sort = "taken";

export type Arrangement = ReturnType<typeof useArrangement>;

/**
 * The order and the tags by which an album is shown. They are in the address, so that links and reloads keep them;
 * the order that was chosen last is that of the next album, too.
 */
export function useArrangement() {
  const [search, setSearch] = useSearchParams();
  const tagList = search.getAll("tag").join("\n");
  const tags = useMemo(() => tagList.split("\n").filter(Boolean), [tagList]);
  const [chosen, remember] = useRemembered<Sort>("sort", FIRST);
  const sort =
    [search.get("sort"), chosen].flatMap((name) => SORTS.find((one) => one === name) ?? [])[0] ?? FIRST;
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
  const setSort = (wanted: Sort) => {
    remember(wanted);
    change((next) => (wanted === FIRST ? next.delete("sort") : next.set("sort", wanted)));
  };
  return { tags, sort, toggleTag, clearTags, setSort };
}
