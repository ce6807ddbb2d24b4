import { useCorrectPhoto } from "../../../api/photos/corrections";
import type { Photo } from "../../../api/types";
import { useTexts } from "../../../texts";
import { useNotices } from "../../kit/notices";
import { Line } from "./line";
import { RatingField } from "./rating-field";
import styles from "./words.module.css";

/** As long as the functions take them. */
const MOST = { title: 300, caption: 2000, people: 2000 };

/** What is written of a photo of one's own, to be written anew where it stands. */
export function PhotoWords({ photo }: { photo: Photo }) {
  const { correcting } = useTexts();
  const notices = useNotices();
  const correct = useCorrectPhoto();
  const { title, caption, people, rating } = photo;
  const say = (said: { title?: string; caption?: string; people?: string[]; rating?: number | null }) =>
    correct.mutate({ photo, ...said }, { onError: notices.complain });
  return (
    <div className={styles.words}>
      <Line
        label={correcting.title}
        placeholder={correcting.addTitle}
        value={title ?? ""}
        most={MOST.title}
        className={styles.title}
        onSaid={(text) => say({ title: text })}
      />
      <Line
        isLong
        label={correcting.caption}
        placeholder={correcting.addCaption}
        value={caption ?? ""}
        most={MOST.caption}
        onSaid={(text) => say({ caption: text })}
      />
      <Line
        label={correcting.people}
        placeholder={correcting.addPeople}
        value={people.join(", ")}
        most={MOST.people}
        onSaid={(text) => say({ people: namesIn(text) })}
      />
      <RatingField rating={rating} onRate={(stars) => say({ rating: stars })} />
    </div>
  );
}

function namesIn(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}
