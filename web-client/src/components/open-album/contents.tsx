import { lazy, Suspense, useMemo } from "react";
import { useParams } from "react-router";
import { rightsIn } from "../../api/albums/rights";
import { RightsContext } from "../../api/albums/use-rights";
import { PAGE } from "../../api/photos/photos";
import type { Layout } from "../grid/rows";
import { useRemembered } from "../kit/use-remembered";
import { AllContents } from "./all-contents";
import { Below } from "./below";
import type { AlbumContentsProps } from "./contents-props";
import { FarContents } from "./far-contents";
import { useArrangement } from "./use-arrangement";

const Waiting = lazy(async () => ({ default: (await import("../held/waiting")).Waiting }));

/** An album as whoever it is open to sees it. */
export function AlbumContents({ linkTo, ...open }: AlbumContentsProps) {
  const { album } = open;
  const { photoId } = useParams();
  const arrangement = useArrangement();
  const [layout, onLayout] = useRemembered<Layout>("album-layout", "justified");
  const { isOwner, mayAdd, maySeeOriginals } = rightsIn(album);
  const rights = useMemo(() => ({ isOwner, mayAdd, maySeeOriginals }), [isOwner, mayAdd, maySeeOriginals]);
  const isByMonth = arrangement.sort === "taken" && layout === "justified";
  const Contents = isByMonth && album.photoCount > PAGE ? FarContents : AllContents;
  return (
    <RightsContext value={rights}>
      <Contents
        {...open}
        {...{ arrangement, layout, onLayout, isByMonth }}
        takesKeys={!photoId}
        below={
          <>
            <Below album={album} linkTo={linkTo} />
            {album.review && <Suspense>{<Waiting album={album} />}</Suspense>}
          </>
        }
      />
    </RightsContext>
  );
}
