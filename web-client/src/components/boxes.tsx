import type { Detection, SeenPhoto } from "../api/types";
import { useTexts } from "../texts";
import styles from "./boxes.module.css";

interface BoxesProps {
  photo: SeenPhoto;
  /** The detection that is pointed at elsewhere, by its place in the list. */
  highlighted: number | null;
}

/** What was recognised, drawn where it was seen. Lies over a picture of the photo's own proportions. */
export function Boxes({ photo, highlighted }: BoxesProps) {
  const t = useTexts();
  const { width, height } = photo;
  if (!width || !height) return null;
  return (
    <ul className={styles.boxes} aria-label={t.viewer.objects} data-testid="boxes">
      {photo.detections.map((detection, at) => (
        <li
          key={at}
          className={styles.box}
          data-highlighted={highlighted === at || undefined}
          style={placeOf(detection, width, height)}
        >
          <span className={styles.label}>
            {detection.class} {t.viewer.confidence(detection.conf)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function placeOf({ x1, y1, x2, y2 }: Detection, width: number, height: number) {
  return {
    left: `${(x1 / width) * 100}%`,
    top: `${(y1 / height) * 100}%`,
    width: `${((x2 - x1) / width) * 100}%`,
    height: `${((y2 - y1) / height) * 100}%`,
  };
}
