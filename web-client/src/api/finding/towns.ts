import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../client";
import type { NamedPlace } from "../types";

/** Of one letter there would be too many. */
const SHORTEST = 2;

/** Towns of the world whose names begin so, with where they are. */
export function useTowns(text: string) {
  const begin = text.trim();
  const query = useQuery({
    queryKey: ["towns", begin],
    queryFn: async ({ signal }) =>
      (await call<NamedPlace[]>("GET", `photos/towns?${new URLSearchParams({ q: begin })}`, { signal })).data,
    enabled: begin.length >= SHORTEST,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  return begin.length >= SHORTEST ? query.data : undefined;
}
