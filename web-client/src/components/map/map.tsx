import { type KeyboardEvent, type MouseEvent, useId, useMemo } from "react";
import type { MapCluster } from "../../api/types";
import { useTexts } from "../../texts";
import { apart, type Cluster, placedIn } from "./clusters";
import { Controls } from "./controls";
import type { Area } from "./ground/labels";
import { Land } from "./ground/land";
import styles from "./map.module.css";
import { Marks } from "./marks";
import { TileLayer } from "./ground/tile-layer";
import { tileServer } from "./ground/tile-server";
import { useGestures } from "./use-gestures";
import type { MapView } from "./use-view";
import { dragged, type Offset, type Size, zoomed } from "./ground/view";

/** Of the map's width or height, at a press of an arrow key. */
const A_PART = 0.25;
const ARROWS: Partial<Record<string, Offset>> = {
  ArrowLeft: { dx: 1, dy: 0 },
  ArrowRight: { dx: -1, dy: 0 },
  ArrowUp: { dx: 0, dy: 1 },
  ArrowDown: { dx: 0, dy: -1 },
};
const ZOOMS: Partial<Record<string, number>> = { "+": 1, "=": 1, "-": -1, _: -1 };
/** Half the side of a mark, and what is written at its corner. */
const MARK = 28;

interface PhotoMapProps {
  map: MapView;
  size: Size;
  clusters: readonly MapCluster[];
  onOpen: (cluster: Cluster, all: readonly Cluster[]) => void;
  /** Shows all that there is. */
  onFit: () => void;
}

/** The map that a person moves by pointer, wheel, pinch, keys and buttons, with the photos on it. */
export function PhotoMap({ map, size, clusters, onOpen, onFit }: PhotoMapProps) {
  const t = useTexts();
  const hint = useId();
  const { view, move, glideTo } = map;
  const { ref, handlers, isDragging, fromMiddle } = useGestures(size, move);
  const together = useMemo(() => apart(clusters, view.zoom), [clusters, view.zoom]);
  const placed = useMemo(() => placedIn(together, view, size), [together, view, size]);
  const taken = useMemo(
    () => placed.map(({ dx, dy }): Area => [dx - MARK, dy - MARK, dx + MARK, dy + MARK]),
    [placed],
  );
  const zoomBy = (by: number, at?: Offset) => glideTo((goal) => zoomed(goal, size, by, at));
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const zoom = ZOOMS[event.key];
    if (arrow)
      glideTo((goal) =>
        dragged(goal, size, { dx: arrow.dx * size.width * A_PART, dy: arrow.dy * size.height * A_PART }),
      );
    else if (zoom) zoomBy(zoom);
    else if (event.key === "0") onFit();
    else return;
    event.preventDefault();
  };
  const double = (event: MouseEvent) => zoomBy(event.shiftKey ? -1 : 1, fromMiddle(event));
  const open = (cluster: Cluster) => {
    ref.current?.focus({ preventScroll: true }); // the mark goes when the map comes nearer
    onOpen(cluster, together);
  };
  return (
    <div className={styles.frame}>
      {/* An application is what takes keys of its own, as this does; the rule does not know it as one. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={ref}
        role="application"
        aria-label={t.map.title}
        aria-describedby={hint}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={styles.map}
        data-dragging={isDragging || undefined}
        data-testid="map"
        onKeyDown={press}
        onDoubleClick={double}
        {...handlers}
      >
        {tileServer ? (
          <TileLayer server={tileServer} view={view} size={size} />
        ) : (
          <Land view={view} size={size} taken={taken} />
        )}
        <Marks clusters={placed} size={size} onOpen={open} />
      </div>
      <p id={hint} className="visually-hidden">
        {t.map.hint}
      </p>
      <Controls onZoom={zoomBy} onFit={onFit} />
      <p className={styles.sources}>{tileServer ? tileServer.attribution : t.map.sources}</p>
    </div>
  );
}
