import { type QueryClient, useQueries, type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { call } from "../client";
import { FOUND_MONTHS } from "../query-keys";
import { useCall } from "../sharing/use-guest-session";
import type { MonthCount, SeenPhoto } from "../types";
import { paramsOf, type Scope } from "./scope";

/** The first photos come soon; of what is far down, or was known before, more at once. */
const PAGE = 100;
const LARGEST_PAGE = 500;
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
export function useMonthPhotos(scope: Scope, months: readonly (string | null)[]) {
  const client = useQueryClient();
  const ask = useCall();
  return useQueries({
    queries: months.map((month) => ({
      ...monthQuery({ client, ask, scope }, month),
      refetchInterval: ({ state }: { state: { data?: MonthPhotos | undefined } }) =>
        state.data?.photos.some(({ status }) => status === "processing") ? LOOK_AGAIN_MS : false,
    })),
    combine: byMonth,
  });
}

/** What a month is asked for by. */
export function monthQuery(asking: Asking, month: string | null) {
  return {
    queryKey: keyOf(asking.scope, month),
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<MonthPhotos> => ({
      month,
      ...(await fetchAgain(asking, month, signal)),
    }),
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
  };
}

function byMonth(queries: readonly UseQueryResult<MonthPhotos>[]) {
  const known = queries.flatMap(({ data }) => data ?? []);
  return {
    loaded: new Map(known.map((data) => [data.month, data])) as ByMonth,
    again: () => queries.filter(({ isError }) => isError).forEach(({ refetch }) => void refetch()),
    error: queries.find(({ error }) => error)?.error ?? null,
  };
}

/** Fetches the page that follows the known photos of a month, of about as many as are lacking. */
export function useMoreOfMonth(scope: Scope): (month: string | null, lacking: number) => Promise<void> {
  const client = useQueryClient();
  const ask = useCall();
  return useCallback(
    async (month, lacking) => {
      const next = client.getQueryData<MonthPhotos>(keyOf(scope, month))?.next;
      if (!next) return;
      const more = await client.query({
        queryKey: ["page", next],
        queryFn: ({ signal }) => ask<SeenPhoto[]>("GET", withLimit(next, lacking), { signal }),
        gcTime: 0,
      });
      client.setQueryData<MonthPhotos>(keyOf(scope, month), (known) =>
        known?.next === next ? { month, photos: [...known.photos, ...more.data], next: more.next } : known,
      );
    },
    [client, ask, scope],
  );
}

/** Asks again for the photos of months of which fewer or more are counted than are known. */
export function useCountedAgain(scope: Scope, months: readonly MonthCount[], loaded: ByMonth): void {
  const client = useQueryClient();
  const asked = useRef(new Map<string | null, number>());
  useEffect(() => {
    for (const { month, count } of months) {
      const known = loaded.get(month);
      if (known?.next !== null || known.photos.length === count) continue;
      if (asked.current.get(month) === count) continue;
      asked.current.set(month, count); // once: the index may be behind
      void client.invalidateQueries({ queryKey: keyOf(scope, month) });
    }
  }, [client, scope, months, loaded]);
}

interface Asking {
  client: QueryClient;
  ask: typeof call;
  scope: Scope;
}

/** As many as are known already, at least one page. */
async function fetchAgain(
  { client, ask, scope }: Asking,
  month: string | null,
  signal: AbortSignal,
): Promise<Omit<MonthPhotos, "month">> {
  const known = client.getQueryData<MonthPhotos>(keyOf(scope, month))?.photos.length ?? 0;
  const photos: SeenPhoto[] = [];
  let next: string | null = firstPage(scope, month);
  do {
    const address = withLimit(next, known - photos.length);
    const page: { data: SeenPhoto[]; next: string | null } = await ask<SeenPhoto[]>("GET", address, {
      signal,
    });
    photos.push(...page.data);
    next = page.next;
  } while (next !== null && photos.length < known);
  return { photos, next };
}

/** What is archived is no part of the timeline, but of its albums. */
function firstPage(scope: Scope, month: string | null): string {
  const undated = scope.albumId === null ? "-has:date -is:archived" : "-has:date";
  const wanted: Record<string, string> = month === null ? { q: undated } : { taken: month };
  return `photos/?${paramsOf(scope, { ...wanted, order: "taken" })}`;
}

function withLimit(address: string, wanted: number): string {
  const [path, query] = address.split("?");
  const params = new URLSearchParams(query);
  params.set("limit", String(Math.min(Math.max(wanted, PAGE), LARGEST_PAGE)));
  return `${path}?${params}`;
}

function keyOf(scope: Scope, month: string | null) {
  return [...FOUND_MONTHS, paramsOf(scope), month] as const;
}
