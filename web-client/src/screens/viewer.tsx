import { useEffect } from "react";
import { useLocation, useNavigate, useOutletContext, useParams } from "react-router";
import { usePhoto } from "../api/photos/photos";
import type { SeenPhoto } from "../api/types";
import { useTitle } from "../components/kit/use-title";
import type { PhotosOutlet } from "../components/grid/outlet";
import { ViewerMissing } from "../components/viewer/missing";
import { Viewer } from "../components/viewer/viewer";

/** So many photos before the last one, more are asked for. */
const LEFT = 5;

/** One photo over the page that shows it; its neighbours are the ones there. */
export function ViewerScreen() {
  const { photoId = "" } = useParams();
  const { photos, before = 0, total, onEnd } = useOutletContext<PhotosOutlet>();
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const at = photos.findIndex((photo) => photo._id === photoId);
  const query = usePhoto(photoId, photos[at]);
  const photo = photos[at] ?? query.data;
  useTitle(photo?.fileName ?? undefined);
  useEffect(() => {
    if (at >= 0 && at >= photos.length - LEFT) onEnd?.();
  }, [at, photos, onEnd]);
  const close = () => void navigate({ pathname: "..", search, hash }, { preventScrollReset: true });
  const opener = (index: number) => {
    const other = photos[index];
    const pathname = `../photos/${other?._id}`;
    const go = () => void navigate({ pathname, search, hash }, { replace: true, preventScrollReset: true });
    return other && at >= 0 ? go : undefined;
  };
  if (!photo) return query.isError ? <ViewerMissing error={query.error} onClose={close} /> : null;
  return (
    <Viewer
      photo={photo}
      position={at < 0 ? 0 : before + at + 1}
      total={total ?? photos.length}
      knownTags={tagsOf(photos)}
      next={photos[at + 1]}
      onPrevious={opener(at - 1)}
      onNext={opener(at + 1)}
      onFirst={before === 0 && at > 0 ? opener(0) : undefined}
      onClose={close}
      onDeleted={opener(at + 1) ?? opener(at - 1) ?? close}
    />
  );
}

function tagsOf(photos: readonly SeenPhoto[]): string[] {
  return [...new Set(photos.flatMap((photo) => photo.tags))].sort();
}
