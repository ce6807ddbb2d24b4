import { Star } from "lucide-react";
import { useTexts } from "../../../texts";
import styles from "./words.module.css";

const STARS = [1, 2, 3, 4, 5];

interface RatingFieldProps {
  rating: number | null;
  /** Null: as the file says. */
  onRate: (stars: number | null) => void;
}

/** Stars to be given; the one that was given last takes them back. */
export function RatingField({ rating, onRate }: RatingFieldProps) {
  const { correcting } = useTexts();
  return (
    <div role="group" aria-label={correcting.rating} className={styles.stars}>
      {STARS.map((count) => (
        <button
          key={count}
          type="button"
          className={styles.star}
          aria-label={correcting.rate(count)}
          title={correcting.rate(count)}
          aria-pressed={rating === count}
          data-given={count <= (rating ?? 0) || undefined}
          onClick={() => onRate(rating === count ? null : count)}
        >
          <Star size={20} aria-hidden />
        </button>
      ))}
    </div>
  );
}
