import { useNavigate, useOutletContext, useParams, useSearchParams } from "react-router";
import { usePhoto } from "../api/photos";
import type { Photo } from "../api/types";
import { useTitle } from "../components/use-title";
import { Viewer } from "../components/viewer";
import { ViewerMissing } from "../components/viewer-missing";
import type { AlbumOutlet } from "./album";

/** One photo over its album; its neighbours are the ones that the album shows. */
export function ViewerScreen() {
  const { albumId = "", photoId = "" } = useParams();
  const { photos } = useOutletContext<AlbumOutlet>();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const at = photos.findIndex((photo) => photo._id === photoId);
  const query = usePhoto(photoId, photos[at]);
  const photo = photos[at] ?? query.data;
  useTitle(photo?.fileName ?? undefined);
  const close = () =>
    void navigate(
      { pathname: `/albums/${albumId}`, search: search.toString() },
      { preventScrollReset: true },
    );
  const opener = (index: number) => {
    const other = photos[index];
    const pathname = `/albums/${albumId}/photos/${other?._id}`;
    const go = () =>
      void navigate({ pathname, search: search.toString() }, { replace: true, preventScrollReset: true });
    return other && at >= 0 ? go : undefined;
  };
  if (!photo) return query.isError ? <ViewerMissing error={query.error} onClose={close} /> : null;
  return (
    <Viewer
      photo={photo}
      position={at + 1}
      total={photos.length}
      knownTags={tagsOf(photos)}
      onPrevious={opener(at - 1)}
      onNext={opener(at + 1)}
      onClose={close}
      onDeleted={opener(at + 1) ?? opener(at - 1) ?? close}
    />
  );
}

function tagsOf(photos: readonly Photo[]): string[] {
  return [...new Set(photos.flatMap((photo) => photo.tags))].sort();
}
