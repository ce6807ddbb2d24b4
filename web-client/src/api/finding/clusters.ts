import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { call } from "../client";
import { FOUND } from "../query-keys";
import type { MapCluster } from "../types";

/** Degrees; across the date line where the west is greater than the east. */
interface Section {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Of a degree: a metre. What is asked for twice is asked in the same words. */
const DIGITS = 5;
const NONE: MapCluster[] = [];

/** Where the photos were taken that a search finds in a section, near ones together, as a map shows it at a zoom. */
export function clustersIn(q: string, section: Section, zoom: number) {
  const { west, south, east, north } = section;
  const sides = [west, south, east, north].map((degrees) => degrees.toFixed(DIGITS));
  const [w = "", s = "", e = "", n = ""] = sides;
  const asked = new URLSearchParams({ q, west: w, south: s, east: e, north: n, zoom: String(zoom) });
  return queryOptions({
    queryKey: [...FOUND, "map", q, sides, zoom],
    queryFn: async ({ signal }) => (await call<MapCluster[]>("GET", `photos/map?${asked}`, { signal })).data,
  });
}

export function useClusters(q: string, section: Section, zoom: number, isWanted = true) {
  const query = useQuery({
    ...clustersIn(q, section, zoom),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
  return { ...query, clusters: query.data ?? NONE };
}

/** The part of a search that finds what is in a section. */
export function withinPart({ west, south, east, north }: Section): string {
  return `within:${[west, south, east, north].map((degrees) => Number(degrees.toFixed(DIGITS))).join()}`;
}
