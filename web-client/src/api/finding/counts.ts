import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../client";
import { FOUND } from "../query-keys";
import type { Facets, MonthCount } from "../types";

/** The tags, places, cameras and years of what a search finds, with counts. */
export function useFacets(q: string) {
  return useQuery({
    queryKey: [...FOUND, "facets", q],
    queryFn: async ({ signal }) =>
      (await call<Facets>("GET", `photos/facets?${new URLSearchParams({ q })}`, { signal })).data,
    placeholderData: keepPreviousData,
  });
}

/** How many photos of what a search finds were taken in each month, the latest first; asked again after so long. */
export function useMonths(q: string, againMs?: number) {
  return useQuery({
    ...monthsQuery(q),
    refetchInterval: againMs ?? false,
    placeholderData: keepPreviousData,
  });
}

export function monthsQuery(q: string) {
  return {
    queryKey: [...FOUND, "months", q],
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await call<MonthCount[]>("GET", `photos/timeline?${new URLSearchParams({ q })}`, { signal })).data,
  };
}
