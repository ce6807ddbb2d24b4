import { useTexts } from "../../texts";
import { useDates } from "../kit/words/dates";
import type { Group } from "./arrange";
import styles from "./day-heading.module.css";

export const HEADING_HEIGHT = 40;

export function DayHeading({ group }: { group: Group }) {
  const t = useTexts();
  const dates = useDates();
  return (
    <h2 className={styles.heading} style={{ height: HEADING_HEIGHT }}>
      {typeof group.day === "number" ? dates.weekday(group.day) : t.album.undated}
      <span className={styles.count}>{t.albums.count(group.photos.length)}</span>
    </h2>
  );
}
