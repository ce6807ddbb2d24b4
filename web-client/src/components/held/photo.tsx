import { Check, Eye, EyeOff, X } from "lucide-react";
import { useState } from "react";
import { heldOf } from "../../api/photos/held";
import type { SeenPhoto } from "../../api/types";
import { useReviewTexts } from "../../texts/review";
import { Button } from "../kit/button";
import { Picture } from "../pictures/picture";
import styles from "./photo.module.css";

/** In CSS pixels. */
const SIDE = 280;

interface HeldPhotoProps {
  photo: SeenPhoto;
  isBusy: boolean;
  onApprove: () => void;
  onRemove: () => void;
}

/** A photo that waits, covered until somebody wants to see it. */
export function HeldPhoto({ photo, isBusy, onApprove, onRemove }: HeldPhotoProps) {
  const review = useReviewTexts();
  const [isShown, setShown] = useState(false);
  const [held] = heldOf(photo);
  return (
    <li className={styles.photo} data-testid="held-photo">
      <div className={styles.frame} data-covered={!isShown || undefined}>
        <Picture photo={photo} width={SIDE} isWhole alt={review.shown(photo.userName)} />
        <Button
          className={styles.show ?? ""}
          icon={isShown ? EyeOff : Eye}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? review.cover : review.show}
        </Button>
      </div>
      <p className={styles.name}>{review.from(photo.userName)}</p>
      <p className={styles.why}>{held && review.why[held.reason]}</p>
      <div className={styles.actions}>
        <Button icon={Check} isBusy={isBusy} onClick={onApprove}>
          {review.approve}
        </Button>
        <Button icon={X} variant="quiet" onClick={onRemove}>
          {review.remove}
        </Button>
      </div>
    </li>
  );
}
