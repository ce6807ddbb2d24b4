import { type QueryClient, useQueries, type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { call } from "../client";
import { FOUND_MONTHS } from "../query-keys";
import type { MonthCount, SeenPhoto } from "../types";

const PAGE = 250;
const FRESH_MS = 60_000;
/** What is scrolled away is forgotten soon: a library may have a million photos. */
const KEPT_MS = 20_000;
const LOOK_AGAIN_MS = 3_000;

/** Photos of a month from its latest on, and the address of more. */
export interface MonthPhotos {
  month: string | null;
  photos: readonly SeenPhoto[];
  next: string | null;
}

export type ByMonth = ReadonlyMap<string | null, MonthPhotos>;

/** The photos of some months, as far as they are known; null is the month of those without a date. */
export function useMonthPhotos(months: readonly (string | null)[]) {
  const client = useQueryClient();
  return useQueries({
    queries: months.map((month) => ({
      queryKey: keyOf(month),
      queryFn: async ({ signal }: { signal: AbortSignal }) => ({
        month,
        ...(await fetchAgain(client, month, signal)),
      }),
      staleTime: FRESH_MS,
      gcTime: KEPT_MS,
      refetchInterval: ({ state }: { state: { data?: MonthPhotos | undefined } }) =>
        state.data?.photos.some(({ status }) => status === "processing") ? LOOK_AGAIN_MS : false,
    })),
    combine: byMonth,
  });
}

function byMonth(queries: readonly UseQueryResult<MonthPhotos>[]) {
  const known = queries.flatMap(({ data }) => data ?? []);
  return {
    loaded: new Map(known.map((data) => [data.month, data])) as ByMonth,
    again: () => queries.filter(({ isError }) => isError).forEach(({ refetch }) => void refetch()),
    error: queries.find(({ error }) => error)?.error ?? null,
  };
}

/** Fetches the page that follows the known photos of a month. */
export function useMoreOfMonth(): (month: string | null) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (month) => {
      const next = client.getQueryData<MonthPhotos>(keyOf(month))?.next;
      if (!next) return;
      const more = await client.query({
        queryKey: ["page", next],
        queryFn: ({ signal }) => call<SeenPhoto[]>("GET", next, { signal }),
        gcTime: 0,
      });
      client.setQueryData<MonthPhotos>(keyOf(month), (known) =>
        known?.next === next ? { month, photos: [...known.photos, ...more.data], next: more.next } : known,
      );
    },
    [client],
  );
}

/** Asks again for the photos of months of which fewer or more are counted than are known. */
export function useCountedAgain(months: readonly MonthCount[], loaded: ByMonth): void {
  const client = useQueryClient();
  const asked = useRef(new Map<string | null, number>());
  useEffect(() => {
    for (const { month, count } of months) {
      const known = loaded.get(month);
      if (known?.next !== null || known.photos.length === count) continue;
      if (asked.current.get(month) === count) continue;
      asked.current.set(month, count); // once: the index may be behind
      void client.invalidateQueries({ queryKey: keyOf(month) });
    }
  }, [client, months, loaded]);
}

/** As many as are known already, at least one page. */
async function fetchAgain(
  client: QueryClient,
  month: string | null,
  signal: AbortSignal,
): Promise<Omit<MonthPhotos, "month">> {
  const known = client.getQueryData<MonthPhotos>(keyOf(month))?.photos.length ?? 0;
  const photos: SeenPhoto[] = [];
  let next: string | null = firstPage(month);
  do {
    const page: { data: SeenPhoto[]; next: string | null } = await call<SeenPhoto[]>("GET", next, { signal });
    photos.push(...page.data);
    next = page.next;
  } while (next !== null && photos.length < known);
  return { photos, next };
}

function firstPage(month: string | null): string {
  const wanted = month === null ? { q: "-has:date -is:archived" } : { taken: month };
  return `photos/?${new URLSearchParams({ ...wanted, order: "taken", limit: String(PAGE) })}`;
}

function keyOf(month: string | null) {
  return [...FOUND_MONTHS, month] as const;
}
