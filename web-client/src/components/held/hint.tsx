import type { SharedAlbum } from "../../api/types";
import { useReviewTexts } from "../../texts/review";
import styles from "./photos.module.css";

/** For who may add photos to somebody else's album: that they may have to wait. */
export function ReviewHint({ album }: { album: SharedAlbum }) {
  const review = useReviewTexts();
  return <p className={styles.hint}>{review.hint(album.userName)}</p>;
}
