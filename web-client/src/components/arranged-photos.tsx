import { SearchX } from "lucide-react";
import type { Album, Photo } from "../api/types";
import { useTexts } from "../texts";
import { AlbumTools } from "./album-tools";
import type { Group } from "./arrange";
import { PageState } from "./page-state";
import { PhotoGrid } from "./photo-grid";
import { useRemembered } from "./remembered";
import type { Layout } from "./rows";
import { SelectionBar } from "./selection-bar";
import { useKeys } from "./use-keys";
import { useSelection } from "./use-selection";
import type { useWish } from "./use-wish";

interface ArrangedPhotosProps {
  album: Album;
  /** All photos of the album; `groups` are those that are shown, in their order. */
  photos: readonly Photo[];
  groups: readonly Group[];
  shown: readonly Photo[];
  wish: ReturnType<typeof useWish>;
  /** False while a dialog lies over the page. */
  takesKeys: boolean;
}

/** An album's photos with all that finds, orders and selects among them. */
export function ArrangedPhotos({ album, photos, groups, shown, wish, takesKeys }: ArrangedPhotosProps) {
  const t = useTexts();
  const [layout, setLayout] = useRemembered<Layout>("layout", "squares");
  const selection = useSelection(shown);
  useKeys({ Escape: selection.clear, a: selection.selectAll }, takesKeys);
  return (
    <>
      <AlbumTools photos={photos} wish={wish} layout={layout} onLayout={setLayout} />
      {shown.length > 0 ? (
        <PhotoGrid groups={groups} layout={layout} selection={selection} />
      ) : (
        <PageState icon={SearchX} title={t.album.filterEmptyTitle} text={t.album.filterEmptyText} />
      )}
      <SelectionBar selection={selection} album={album} />
    </>
  );
}
