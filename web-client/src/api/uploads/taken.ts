import { useQuery } from "@tanstack/react-query";
import { call } from "../client";
import type { Taken } from "../types";

/** What becomes a photo and how large a file may be, as the server tells it; null while it is not known. */
export function useTaken(): Taken | null {
  const { data } = useQuery({
    queryKey: ["taken"],
    queryFn: async ({ signal }) => (await call<Taken>("GET", "storage/formats", { signal })).data,
    staleTime: Infinity,
  });
  return data ?? null;
}
