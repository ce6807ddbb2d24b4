import { SearchX } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { Outlet } from "react-router";
import { useArrivals } from "../../api/photos/arrivals";
import { useLivePhotos } from "../../api/photos/live";
import { usePhotos } from "../../api/photos/photos";
import type { SeenPhoto } from "../../api/types";
import { useLanguageTag, useTexts } from "../../texts";
import { grouped, tagCounts, withTags } from "../grid/arrange";
import type { PhotosOutlet } from "../grid/outlet";
import type { Layout } from "../grid/rows";
import { Failure, LoadingTiles, PageState } from "../kit/page-state";
import { monthsIn } from "../timeline/known-months";
import { Timeline } from "../timeline/timeline";
import { ArrangedPhotos } from "./arranged-photos";
import type { AlbumContentsProps } from "./contents-props";
import { EmptyAlbum } from "./empty-album";
import { AlbumHeader } from "./header";
import { AlbumTools } from "./tools";
import type { Arrangement } from "./use-arrangement";

export interface OpenContentsProps extends Omit<AlbumContentsProps, "linkTo"> {
  arrangement: Arrangement;
  layout: Layout;
  onLayout: (layout: Layout) => void;
  /** As all photos are shown on the home page. */
  isByMonth: boolean;
  /** False while a dialog lies over the page. */
  takesKeys: boolean;
  /** Between its name and its photos. */
  below: ReactNode;
}

/** An album whose photos are all at hand: what comes, changes and goes is seen as it happens. */
export function AllContents({ album, below, isByMonth, takesKeys, ...open }: OpenContentsProps) {
  const query = usePhotos(album._id);
  const { photos } = query;
  const { tags } = open.arrangement;
  const shown = useMemo(() => withTags(photos, tags), [photos, tags]);
  useLivePhotos(album._id, photos);
  useArrivals(album._id, query.isComplete);
  const isEmpty = photos.length === 0;
  return (
    <>
      <AlbumHeader album={album} photos={photos} onFiles={open.onFiles} onDeleted={open.onDeleted} />
      {below}
      {query.isPending && <LoadingTiles />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isComplete && photos.length === 0 && <EmptyAlbum />}
      {photos.length > 0 && (
        <AlbumTools
          counts={tagCounts(shown)}
          all={tagCounts(photos)}
          arrangement={open.arrangement}
          layout={open.layout}
          onLayout={open.onLayout}
        />
      )}
      {isEmpty && !query.isPending && <Outlet context={{ photos } satisfies PhotosOutlet} />}
      {!isEmpty && isByMonth && <ByMonth album={album} photos={shown} />}
      {!isEmpty && !isByMonth && <Arranged album={album} photos={shown} takesKeys={takesKeys} {...open} />}
    </>
  );
}

interface ShownProps extends Pick<AlbumContentsProps, "album"> {
  photos: readonly SeenPhoto[];
}

function ByMonth({ album, photos }: ShownProps) {
  const { months, known } = useMemo(() => monthsIn(photos), [photos]);
  if (photos.length > 0)
    return <Timeline months={months} known={known} title={album.albumName} albumId={album._id} />;
  return (
    <>
      <NoneLeft />
      <Outlet context={{ photos } satisfies PhotosOutlet} />
    </>
  );
}

function Arranged({
  album,
  photos,
  arrangement,
  ...open
}: ShownProps & Pick<OpenContentsProps, "arrangement" | "layout" | "takesKeys">) {
  const language = useLanguageTag();
  const { sort } = arrangement;
  const groups = useMemo(() => grouped(photos, sort, language), [photos, sort, language]);
  const ordered = useMemo(() => groups.flatMap((group) => group.photos), [groups]);
  return (
    <>
      {ordered.length === 0 && <NoneLeft />}
      <ArrangedPhotos
        album={album}
        groups={groups}
        shown={ordered}
        layout={open.layout}
        takesKeys={open.takesKeys}
      />
      <Outlet context={{ photos: ordered } satisfies PhotosOutlet} />
    </>
  );
}

export function NoneLeft() {
  const { album } = useTexts();
  return <PageState icon={SearchX} title={album.filterEmptyTitle} text={album.filterEmptyText} />;
}
