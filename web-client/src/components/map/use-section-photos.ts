import { useClusters, withinPart } from "../../api/finding/clusters";
import { useFoundPhotos } from "../../api/finding/found-photos";
import { withParts } from "../../api/finding/parts";
import { countOf } from "./clusters";
import { sectionOf, type Size, type View } from "./ground/view";

const NOTHING_YET: Size = { width: 0, height: 0 };

export type Section = ReturnType<typeof useSectionPhotos>;

/** The photos of what a still map shows, as marks on it and as a list, the latest first. */
export function useSectionPhotos(q: string, view: View, size: Size, isKnown: boolean) {
  const seen = sectionOf(view, isKnown ? size : NOTHING_YET);
  const marks = useClusters(q, seen, Math.round(view.zoom), isKnown);
  const within = withParts(q, withinPart(seen));
  const found = useFoundPhotos(within, "taken", isKnown);
  const isOld = found.isPlaceholderData || marks.isPlaceholderData;
  const mayGoOn = found.hasNextPage && !found.isFetchingNextPage && !found.isFetchNextPageError;
  return {
    /** The search that finds them. */
    q: within,
    clusters: marks.clusters,
    photos: found.photos,
    total: isOld || !marks.data ? undefined : countOf(marks.data),
    isOld,
    isPending: found.isPending,
    error: found.error ?? marks.error,
    retry: () => void (found.isError ? found.refetch() : marks.refetch()),
    onEnd: mayGoOn ? () => void found.fetchNextPage() : undefined,
  };
}
