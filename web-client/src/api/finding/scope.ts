import { useCall } from "../sharing/use-guest-session";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { FOUND } from "../query-keys";
import type { Facets, MonthCount } from "../types";

/** Of which photos months and counts are: of all of a person's, or of those of an album, with all of some tags. */
export interface Scope {
  albumId: string | null;
  tags: readonly string[];
}

export const EVERYTHING: Scope = { albumId: null, tags: [] };

/** As the functions are asked; also what tells one from another. */
export function paramsOf({ albumId, tags }: Scope, more: Record<string, string> = {}): string {
  const params = new URLSearchParams(more);
  if (albumId !== null) params.set("albumId", albumId);
  for (const tag of tags) params.append("tag", tag);
  return params.toString();
}

/** How many photos of an album were taken in each month, the latest first; asked again after so long. */
export function useMonthsOf(scope: Scope, { isWanted, againMs }: { isWanted: boolean; againMs: number }) {
  const ask = useCall();
  return useQuery({
    queryKey: [...FOUND, "months-of", paramsOf(scope)],
    queryFn: async ({ signal }) =>
      (await ask<MonthCount[]>("GET", `photos/timeline?${paramsOf(scope)}`, { signal })).data,
    enabled: isWanted,
    refetchInterval: againMs,
    placeholderData: keepPreviousData,
  });
}

/** The tags of an album's photos, with counts. */
export function useFacetsOf(scope: Scope, isWanted: boolean) {
  const ask = useCall();
  return useQuery({
    queryKey: [...FOUND, "facets-of", paramsOf(scope)],
    queryFn: async ({ signal }) =>
      (await ask<Facets>("GET", `photos/facets?${paramsOf(scope)}`, { signal })).data,
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}
