import { Check, X } from "lucide-react";
import { useState } from "react";
import { useTakeOut } from "../../api/photos/belonging";
import { useApprove, useHeldPhotos } from "../../api/photos/review";
import type { Album, SeenPhoto } from "../../api/types";
import { useReviewTexts } from "../../texts/review";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { Failure } from "../kit/page-state";
import { HeldPhoto } from "./photo";
import styles from "./photos.module.css";

/** What waits for the owner of an album, who decides of each, or of all that are shown. */
export function HeldPhotos({ album }: { album: Album }) {
  const review = useReviewTexts();
  const held = useHeldPhotos(album._id);
  const approve = useApproval(album._id);
  const [leaving, setLeaving] = useState<readonly SeenPhoto[] | null>(null);
  const photos = held.data ?? [];
  if (held.isError) return <Failure error={held.error} onRetry={() => void held.refetch()} />;
  if (photos.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="held-title" data-testid="held-photos">
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 id="held-title" className={styles.title}>
            {review.title(Math.max(album.heldCount, photos.length))}
          </h2>
          <p className={styles.text}>{review.text}</p>
        </div>
        {photos.length > 1 && (
          <div className={styles.actions}>
            <Button icon={Check} isBusy={approve.isPending} onClick={() => approve.all(photos)}>
              {review.approveAll(photos.length)}
            </Button>
            <Button icon={X} variant="quiet" onClick={() => setLeaving(photos)}>
              {review.removeAll(photos.length)}
            </Button>
          </div>
        )}
      </div>
      <ul className={styles.list}>
        {photos.map((photo) => (
          <HeldPhoto
            key={photo._id}
            photo={photo}
            isBusy={approve.isPending}
            onApprove={() => approve.all([photo])}
            onRemove={() => setLeaving([photo])}
          />
        ))}
      </ul>
      {leaving && <Removal albumId={album._id} photos={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function useApproval(albumId: string) {
  const review = useReviewTexts();
  const notices = useNotices();
  const approve = useApprove(albumId);
  const say = (count: number) => notices.say(review.approved(count));
  return {
    isPending: approve.isPending,
    all: (photos: readonly SeenPhoto[]) =>
      // The last of them takes this part of the page away, and what is told stays.
      void approve.mutateAsync(photos).then(say, notices.complain),
  };
}

interface RemovalProps {
  albumId: string;
  photos: readonly SeenPhoto[];
  onClose: () => void;
}

/** Asks before, for only those who added them can put them back. */
function Removal({ albumId, photos, onClose }: RemovalProps) {
  const review = useReviewTexts();
  const notices = useNotices();
  const takeOut = useTakeOut();
  const remove = async () => {
    const { done, problems } = await takeOut.mutateAsync({ photos, from: albumId });
    if (done.length > 0) notices.say(review.removed(done.length));
    if (problems.length > 0) notices.complain(problems[0]);
    onClose();
  };
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={review.removeTitle(photos.length)}
      text={review.removeText}
      action={review.remove}
      onConfirm={() => void remove()}
      isBusy={takeOut.isPending}
      error={takeOut.error}
    />
  );
}
