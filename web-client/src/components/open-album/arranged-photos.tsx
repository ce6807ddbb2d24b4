import { SearchX } from "lucide-react";
import { useMemo } from "react";
import { mayHandle } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import type { SeenAlbum, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import type { Group } from "../grid/arrange";
import { PhotoGrid } from "../grid/grid";
import type { Layout } from "../grid/rows";
import { SelectionBar } from "../selection/bar";
import { useSelection } from "../selection/use-selection";
import { PageState } from "../kit/page-state";
import { useKeys } from "../kit/use-keys";
import { useRemembered } from "../kit/use-remembered";
import { AlbumTools } from "./tools";
import type { Arrangement } from "./use-arrangement";

interface ArrangedPhotosProps {
  album: SeenAlbum;
  /** All photos of the album; `groups` are those that are shown, in their order. */
  photos: readonly SeenPhoto[];
  groups: readonly Group[];
  shown: readonly SeenPhoto[];
  arrangement: Arrangement;
  /** False while a dialog lies over the page. */
  takesKeys: boolean;
}

/** An album's photos with all that finds, orders and selects among them. */
export function ArrangedPhotos({
  album,
  photos,
  groups,
  shown,
  arrangement,
  takesKeys,
}: ArrangedPhotosProps) {
  const t = useTexts();
  const rights = useRights();
  // Which part of a picture makes the best square is known of own photos alone.
  const [layout, setLayout] = useRemembered<Layout>("layout", rights.isOwner ? "squares" : "justified");
  const selection = useSelection(
    useMemo(() => shown.filter((photo) => mayHandle(photo, rights)), [shown, rights]),
  );
  useKeys({ Escape: selection.clear, a: selection.selectAll }, takesKeys);
  return (
    <>
      <AlbumTools photos={photos} arrangement={arrangement} layout={layout} onLayout={setLayout} />
      {shown.length > 0 ? (
        <PhotoGrid groups={groups} layout={layout} selection={selection} />
      ) : (
        <PageState icon={SearchX} title={t.album.filterEmptyTitle} text={t.album.filterEmptyText} />
      )}
      <SelectionBar selection={selection} title={album.albumName} albumId={album._id} />
    </>
  );
}
