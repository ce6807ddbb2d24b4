import { EyeOff } from "lucide-react";
import { isMyPhoto } from "../../api/albums/rights";
import { heldOf } from "../../api/photos/held";
import type { SeenPhoto } from "../../api/types";
import { useReviewTexts } from "../../texts/review";
import styles from "./held-note.module.css";

/** Over a photo that waits for an album's owner: who sees it meanwhile, and why. */
export function HeldNote({ photo }: { photo: SeenPhoto }) {
  const review = useReviewTexts();
  const [held] = heldOf(photo);
  return (
    <p className={styles.note} title={held && review.why[held.reason]}>
      <EyeOff size={16} aria-hidden />
      <HeldWords photo={photo} />
    </p>
  );
}

/** The same in words alone. */
export function HeldWords({ photo }: { photo: SeenPhoto }) {
  const review = useReviewTexts();
  return <span>{isMyPhoto(photo) ? review.waits : review.onlyYou(photo.userName)}</span>;
}
