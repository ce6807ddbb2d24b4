import { type RefCallback, useCallback, useMemo, useState } from "react";
import type { Detection, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { useLabels } from "../kit/words/labels";
import styles from "./boxes.module.css";
import type { Area } from "./geometry";
import { type LabelPlace, placeLabels } from "./label-places";

interface BoxesProps {
  photo: SeenPhoto;
  /** The detection that is pointed at elsewhere, by its place in the list. */
  highlighted: number | null;
}

/** What was recognised, drawn where it was seen. Lies over a picture of the photo's own proportions. */
export function Boxes({ photo, highlighted }: BoxesProps) {
  const t = useTexts();
  const { nameOf } = useLabels();
  const { detections, width, height } = photo;
  const [shownWidth, measure] = useShownWidth();
  const labels = useMemo(() => {
    if (!width || !height) return [];
    const scale = (shownWidth ?? width) / width;
    const labelled = detections.map((found) => ({
      box: areaOf(found, scale),
      texts: [`${nameOf(found.class)} ${t.viewer.confidence(found.conf)}`, nameOf(found.class)],
    }));
    return placeLabels(labelled, { width: width * scale, height: height * scale });
  }, [detections, width, height, shownWidth, t, nameOf]);
  if (!width || !height) return null;
  return (
    <ul ref={measure} className={styles.boxes} aria-label={t.viewer.objects} data-testid="boxes">
      {detections.map((detection, at) => (
        <li
          key={at}
          className={styles.box}
          data-highlighted={highlighted === at || undefined}
          style={placeOf(detection, width, height)}
        >
          <Label place={labels[at]} />
        </li>
      ))}
    </ul>
  );
}

function Label({ place }: { place: LabelPlace | undefined }) {
  if (!place) return null;
  const { text, shift, anchor } = place;
  return (
    <span
      className={styles.label}
      style={{
        left: `${shift.x}px`,
        top: `${shift.y}px`,
        transformOrigin: `${anchor.x}px ${anchor.y}px`,
      }}
    >
      {text}
    </span>
  );
}

/** In CSS pixels, before any zoom; null until it is laid out. */
function useShownWidth(): [number | null, RefCallback<HTMLElement>] {
  const [width, setWidth] = useState<number | null>(null);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, measure];
}

function areaOf({ x1, y1, x2, y2 }: Detection, scale: number): Area {
  return { left: x1 * scale, top: y1 * scale, width: (x2 - x1) * scale, height: (y2 - y1) * scale };
}

function placeOf({ x1, y1, x2, y2 }: Detection, width: number, height: number) {
  return {
    left: `${(x1 / width) * 100}%`,
    top: `${(y1 / height) * 100}%`,
    width: `${((x2 - x1) / width) * 100}%`,
    height: `${((y2 - y1) / height) * 100}%`,
  };
}
