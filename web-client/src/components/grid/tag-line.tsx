import { isMyPhoto } from "../../api/albums/rights";
import { isOver } from "../../api/photos/steps";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { useLabels } from "../kit/words/labels";
import styles from "./tag-line.module.css";

/** A photo's tags in one line; its name while they are not known. */
export function TagLine({ photo }: { photo: SeenPhoto }) {
  const t = useTexts();
  const { nameOf } = useLabels();
  if (photo.tags.length === 0) {
    const isKnown = isMyPhoto(photo)
      ? photo.steps.recognition.state === "done" && isOver(photo.steps.labels)
      : photo.status === "ready";
    return <p className={styles.none}>{isKnown ? t.photo.noTags : (photo.fileName ?? t.photo.untitled)}</p>;
  }
  return (
    <ul className={styles.tags} aria-label={t.photo.tags} title={photo.tags.map(nameOf).join(", ")}>
      {photo.tags.map((tag) => (
        <li key={tag} className={styles.tag}>
          {nameOf(tag)}
        </li>
      ))}
    </ul>
  );
}
