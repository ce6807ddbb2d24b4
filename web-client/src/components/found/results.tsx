import { ImageOff, SearchX } from "lucide-react";
import { useMemo } from "react";
import type { Order, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import type { Group } from "../grid/arrange";
import { PhotoGrid } from "../grid/grid";
import type { Layout } from "../grid/rows";
import { SelectionBar } from "../selection/bar";
import { useSelection } from "../selection/use-selection";
import { Button } from "../kit/button";
import { PageState } from "../kit/page-state";
import { useKeys } from "../kit/use-keys";
import type { Search } from "../search/use-search";

interface FoundPhotosProps {
  photos: readonly SeenPhoto[];
  layout: Layout;
  order: Order;
  onEnd: (() => void) | undefined;
  /** False while a dialog lies over the page. */
  takesKeys: boolean;
  everything: { q: string; count: number } | undefined;
}

/** Found photos in the order in which they were found; more come when the end is near. */
export function FoundPhotos({ photos, layout, order, onEnd, takesKeys, everything }: FoundPhotosProps) {
  const t = useTexts();
  const groups = useMemo<Group[]>(() => [{ key: "found", day: undefined, photos }], [photos]);
  const selection = useSelection(photos);
  useKeys({ Escape: selection.clear, a: selection.selectAll }, takesKeys);
  return (
    <>
      <PhotoGrid groups={groups} layout={layout} selection={selection} told={order} onEnd={onEnd} />
      <SelectionBar selection={selection} title={t.search.title} everything={everything} />
    </>
  );
}

/** Says that nothing was found, or that there is nothing to be found yet. */
export function NothingFound({ search }: { search: Search }) {
  const t = useTexts();
  if (search.q === "")
    return <PageState icon={ImageOff} title={t.search.noPhotosTitle} text={t.search.noPhotosText} />;
  return (
    <PageState icon={SearchX} title={t.search.emptyTitle} text={t.search.emptyText}>
      <Button onClick={() => search.show("")}>{t.search.clear}</Button>
    </PageState>
  );
}
