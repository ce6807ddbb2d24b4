import type { DuplicateGroup } from "../../api/types";
import { useTexts } from "../../texts";
import { useDates } from "../kit/words/dates";
import { useSizes } from "../kit/words/sizes";
import { Picture } from "../pictures/picture";
import styles from "./choice.module.css";

type GroupPhoto = DuplicateGroup["photos"][number];

/** In CSS pixels. */
const PICTURE = 180;

interface PhotoChoiceProps {
  photo: GroupPhoto;
  /** Of the radio buttons of its group. */
  name: string;
  isBest: boolean;
  isChosen: boolean;
  onChoose: (photoId: string) => void;
}

/** One of several that are the same picture, with what tells them apart. */
export function PhotoChoice({ photo, name, isBest, isChosen, onChoose }: PhotoChoiceProps) {
  const { duplicates, photo: words } = useTexts();
  const dates = useDates();
  const sizes = useSizes();
  const fileName = photo.fileName ?? words.untitled;
  const { width, height, takenAt } = photo;
  return (
    <label className={styles.choice} data-testid="duplicate">
      <input
        type="radio"
        name={name}
        className={styles.radio}
        checked={isChosen}
        onChange={() => onChoose(photo._id)}
        aria-label={duplicates.keepThis(fileName)}
      />
      <span className={styles.picture}>
        <Picture photo={photo} width={PICTURE} isWhole alt="" />
        {isBest && <span className={styles.best}>{duplicates.best}</span>}
      </span>
      <span className={styles.name}>{fileName}</span>
      <span className={styles.facts}>
        {width !== null && height !== null && `${duplicates.pixels(width, height)} · `}
        {sizes(photo.size)} · {duplicates.albums(photo.albumIds.length)}
      </span>
      {takenAt !== null && <span className={styles.facts}>{dates.clock(takenAt, photo.takenAtOffset)}</span>}
    </label>
  );
}
