import { useQuery } from "@tanstack/react-query";
import { allPages } from "../pages";
import { ACTIVITY } from "../query-keys";
import type { Photo, PhotoStatus } from "../types";

const LOOK_AGAIN_MS = 3_000;

/** All my photos, of every album, that are in one state; looked at again and again. */
export function usePhotosThatAre(status: PhotoStatus) {
  return useQuery({
    queryKey: [...ACTIVITY, status],
    queryFn: ({ signal }) => allPages<Photo>(`photos/?status=${status}&limit=500`, signal),
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  });
}
