import { EyeOff } from "lucide-react";
import { heldOf } from "../../api/photos/held";
import type { SeenPhoto } from "../../api/types";
import { useReviewTexts } from "../../texts/review";
import styles from "./held-note.module.css";

interface HeldNoteProps {
  photo: SeenPhoto;
  isMine: boolean;
  isLine?: boolean;
}

/** Who sees a photo while it waits for an album's owner, and why it does. */
export function HeldNote({ photo, isMine, isLine }: HeldNoteProps) {
  const review = useReviewTexts();
  const [held] = heldOf(photo);
  const words = isMine ? review.waits : review.onlyYou(photo.userName);
  if (isLine) return words;
  return (
    <p className={styles.note} title={held && review.why[held.reason]}>
      <EyeOff size={16} aria-hidden />
      <span>{words}</span>
    </p>
  );
}
