import { useMemo } from "react";
import { mayHandle } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import type { SeenAlbum, SeenPhoto } from "../../api/types";
import type { Group } from "../grid/arrange";
import { PhotoGrid } from "../grid/grid";
import type { Layout } from "../grid/rows";
import { SelectionBar } from "../selection/bar";
import { useSelection } from "../selection/use-selection";
import { useKeys } from "../kit/use-keys";

interface ArrangedPhotosProps {
  album: SeenAlbum;
  groups: readonly Group[];
  /** All of them, in their order. */
  shown: readonly SeenPhoto[];
  layout: Layout;
  /** False while a dialog lies over the page. */
  takesKeys: boolean;
}

/** An album's photos in an order of their own, with what selects among them. */
export function ArrangedPhotos({ album, groups, shown, layout, takesKeys }: ArrangedPhotosProps) {
  const rights = useRights();
  const selection = useSelection(
    useMemo(() => shown.filter((photo) => mayHandle(photo, rights)), [shown, rights]),
  );
  useKeys({ Escape: selection.clear, a: selection.selectAll }, takesKeys);
  return (
    <>
      {shown.length > 0 && <PhotoGrid groups={groups} layout={layout} selection={selection} />}
      <SelectionBar selection={selection} title={album.albumName} albumId={album._id} />
    </>
  );
}
