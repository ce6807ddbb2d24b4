import { Minus, Plus } from "lucide-react";
import { type PointerEvent, useRef, useState } from "react";
import { borders, land } from "virtual:world-map";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import { clampTo, drawn, panned, type Part, partAround, pointOf, STEP, WORLD, zoomedTo } from "./map-part";
import styles from "./pick-map.module.css";
import type { Position } from "./position";

export interface PickMapProps {
  position: Position | null;
  onPick: (position: Position) => void;
}

/** Moved less than this, in pixels, the map was pressed and not drawn. */
const STILL_PX = 4;

/** The world, drawn here; pressing it says where. Fields beside it say the same for keys. */
export default function PickMap({ position, onPick }: PickMapProps) {
  const { correcting } = useTexts();
  const [part, setPart] = useState<Part>(() => (position ? partAround(position) : WORLD));
  const [seen, setSeen] = useState(position);
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  if (position && !isSame(position, seen)) {
    setSeen(position);
    setPart(clampTo(part, position));
  }
  const down = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, moved: false };
  };
  const move = (event: PointerEvent) => {
    const from = drag.current;
    if (!from) return;
    const by = { x: event.clientX - from.x, y: event.clientY - from.y };
    if (!from.moved && Math.hypot(by.x, by.y) < STILL_PX) return;
    drag.current = { x: event.clientX, y: event.clientY, moved: true };
    const { width } = event.currentTarget.getBoundingClientRect();
    setPart((last) => panned(last, by, width));
  };
  const up = (event: PointerEvent) => {
    const wasMoved = drag.current?.moved ?? true;
    drag.current = null;
    if (wasMoved || event.type !== "pointerup") return;
    const picked = pointOf(
      part,
      { x: event.clientX, y: event.clientY },
      event.currentTarget.getBoundingClientRect(),
    );
    setSeen(picked);
    onPick(picked);
  };
  const { x, y, width, height, stretch } = drawn(part);
  return (
    <div className={styles.map}>
      <svg
        viewBox={`${x} ${y} ${width} ${height}`}
        className={styles.world}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onWheel={({ deltaY }) => setPart((last) => zoomedTo(last, deltaY < 0 ? STEP : 1 / STEP))}
        aria-hidden
        data-testid="pick-map"
      >
        <g transform={`scale(1 ${stretch})`}>
          {[-3600, 0, 3600].map((shift) => (
            <g key={shift} transform={`translate(${shift} 0)`}>
              <path className={styles.land} d={land} />
              <path className={styles.borders} d={borders} />
            </g>
          ))}
        </g>
        {position && (
          <circle
            className={styles.dot}
            cx={position.lon * 10}
            cy={-position.lat * 10 * stretch}
            r={width / 60}
          />
        )}
      </svg>
      <div className={styles.buttons}>
        <IconButton
          icon={Plus}
          label={correcting.closer}
          onClick={() => setPart((last) => zoomedTo(last, STEP))}
        />
        <IconButton
          icon={Minus}
          label={correcting.farther}
          onClick={() => setPart((last) => zoomedTo(last, 1 / STEP))}
        />
      </div>
    </div>
  );
}

function isSame(one: Position, other: Position | null): boolean {
  return one.lat === other?.lat && one.lon === other.lon;
}
