import { useState } from "react";
import { useSetReview } from "../../api/photos/review";
import type { Album } from "../../api/types";
import { useReviewTexts } from "../../texts/review";
import { Check } from "../kit/fields/check";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import styles from "./list.module.css";

/** Whether what others add to an album is looked at before others see it. */
export function ReviewSwitch({ album }: { album: Album }) {
  const review = useReviewTexts();
  const set = useSetReview(album._id);
  // What was chosen here counts until it is refused: the album tells of it later.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const choose = (asks: boolean) => {
    setChosen(asks);
    set.mutate(asks, { onError: () => setChosen(null) });
  };
  return (
    <section className={styles.section}>
      <Check
        label={review.switch}
        hint={review.switchHint}
        isChecked={chosen ?? album.review}
        onChange={choose}
      />
      {set.error && (
        <p role="alert" className={text.error}>
          <Reason error={set.error} />
        </p>
      )}
    </section>
  );
}
