import { borders, land } from "virtual:world-map";
import type { Gps } from "../../../api/types";
import styles from "./place-map.module.css";

/** Of the part of the world that is shown, in tenths of a degree at the equator. */
const WIDTH = 560;
const HEIGHT = 280;
const ROUND = 3600;
/** Further north and south a degree of longitude is too narrow to be drawn true. */
const FURTHEST = 72;

/** Roughly where a photo was taken. Drawn here: who gives out tiles of a map would learn of the place. */
export default function PlaceMap({ lat, lon }: Gps) {
  const stretch = 1 / Math.cos((Math.min(Math.abs(lat), FURTHEST) * Math.PI) / 180);
  const [x, y] = [lon * 10, -lat * 10 * stretch];
  return (
    <svg
      className={styles.map}
      viewBox={`${x - WIDTH / 2} ${y - HEIGHT / 2} ${WIDTH} ${HEIGHT}`}
      aria-hidden
      data-testid="place-map"
    >
      <g transform={`scale(1 ${stretch})`}>
        {/* Once more to each side, for what lies near the 180th meridian. */}
        {[-ROUND, 0, ROUND].map((shift) => (
          <g key={shift} transform={`translate(${shift} 0)`}>
            <path className={styles.land} d={land} />
            <path className={styles.borders} d={borders} />
          </g>
        ))}
      </g>
      <circle className={styles.halo} cx={x} cy={y} r={22} />
      <circle className={styles.dot} cx={x} cy={y} r={10} />
    </svg>
  );
}
