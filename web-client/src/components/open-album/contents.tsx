import { useMemo } from "react";
import { Outlet, useParams } from "react-router";
import { rightsIn } from "../../api/albums/rights";
import { RightsContext } from "../../api/albums/use-rights";
import { useArrivals } from "../../api/photos/arrivals";
import { useLivePhotos } from "../../api/photos/live";
import { usePhotos } from "../../api/photos/photos";
import type { SeenAlbum } from "../../api/types";
import { useLanguageTag } from "../../texts";
import { grouped, withTags } from "../grid/arrange";
import type { PhotosOutlet } from "../grid/outlet";
import { Failure, LoadingTiles } from "../kit/page-state";
import { ArrangedPhotos } from "./arranged-photos";
import { Below } from "./below";
import { EmptyAlbum } from "./empty-album";
import { AlbumHeader } from "./header";
import { useArrangement } from "./use-arrangement";

interface AlbumContentsProps {
  album: SeenAlbum;
  /** Takes new photos, where this person may add some. */
  onFiles?: ((files: File[]) => void) | undefined;
  onDeleted?: (() => void) | undefined;
  /** The address of another album that is open by the same way. */
  linkTo?: ((albumId: string) => string) | undefined;
}

/** An album as whoever it is open to sees it. */
export function AlbumContents({ album, onFiles, onDeleted, linkTo }: AlbumContentsProps) {
  const language = useLanguageTag();
  const { photoId } = useParams();
  const query = usePhotos(album._id);
  const arrangement = useArrangement();
  const { photos } = query;
  const { tags, sort } = arrangement;
  const groups = useMemo(
    () => grouped(withTags(photos, tags), sort, language),
    [photos, tags, sort, language],
  );
  const shown = useMemo(() => groups.flatMap((group) => group.photos), [groups]);
  const { isOwner, mayAdd, maySeeOriginals } = rightsIn(album);
  const rights = useMemo(() => ({ isOwner, mayAdd, maySeeOriginals }), [isOwner, mayAdd, maySeeOriginals]);
  useLivePhotos(album._id, photos);
  useArrivals(album._id, query.isComplete);
  return (
    <RightsContext value={rights}>
      <AlbumHeader album={album} photos={photos} onFiles={onFiles} onDeleted={onDeleted} />
      <Below album={album} linkTo={linkTo} />
      {query.isPending && <LoadingTiles />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isComplete && photos.length === 0 && <EmptyAlbum />}
      {photos.length > 0 && (
        <ArrangedPhotos
          album={album}
          photos={photos}
          groups={groups}
          shown={shown}
          arrangement={arrangement}
          takesKeys={!photoId}
        />
      )}
      <Outlet context={{ photos: shown } satisfies PhotosOutlet} />
    </RightsContext>
  );
}
