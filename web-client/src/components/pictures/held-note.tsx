import { EyeOff } from "lucide-react";
import { heldOf } from "../../api/photos/held";
import type { SeenPhoto } from "../../api/types";
import { useReviewTexts } from "../../texts/review";
import styles from "./held-note.module.css";

/** Over a photo that waits for an album's owner: who sees it meanwhile, and why. */
export function HeldNote({ photo, isMine }: { photo: SeenPhoto; isMine: boolean }) {
  const review = useReviewTexts();
  const [held] = heldOf(photo);
  return (
    <p className={styles.note} data-covers={!isMine || undefined} title={held && review.why[held.reason]}>
      <EyeOff size={16} aria-hidden />
      <span>{isMine ? review.waits : review.onlyYou(photo.userName)}</span>
    </p>
  );
}
