import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from "react";
import type { Order } from "../../api/types";
import { useTexts } from "../../texts";
import type { Group } from "./arrange";
import { CAPTION_HEIGHT, PhotoCard } from "./card";
import { DayHeading, HEADING_HEIGHT } from "./day-heading";
import styles from "./grid.module.css";
import { neighbour } from "./neighbour";
import { GAP, type Layout, type Row, rowsOf } from "./rows";
import { useMeasured } from "./use-measured";
import type { Selection } from "../selection/use-selection";

const ROWS_AHEAD = 2;
/** So many rows before the last one, more photos are asked for. */
const ROWS_LEFT = 4;

interface PhotoGridProps {
  groups: readonly Group[];
  layout: Layout;
  selection: Selection;
  /** The time that is told of each. */
  told?: Order;
  /** Called when the end of the grid is near. */
  onEnd?: (() => void) | undefined;
}

/** All photos of a page; only those near the window are in it. */
export function PhotoGrid({ groups, layout, selection, told = "created", onEnd }: PhotoGridProps) {
  const [ref, { width, top }] = useMeasured();
  const rows = useMemo(() => rowsOf(groups, width, layout), [groups, width, layout]);
  return (
    <div ref={ref} className={styles.grid}>
      {width > 0 && (
        <Rows rows={rows} top={top} layout={layout} selection={selection} told={told} onEnd={onEnd} />
      )}
    </div>
  );
}

interface RowsProps {
  rows: readonly Row[];
  top: number;
  layout: Layout;
  selection: Selection;
  told: Order;
  onEnd: (() => void) | undefined;
}

function Rows({ rows, top, layout, selection, told, onEnd }: RowsProps) {
  "use no memo"; // The virtualizer hands out one object that changes within.
  const t = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (at) => heightOf(rows[at]),
    getItemKey: (at) => rows[at]?.key ?? at,
    gap: GAP,
    overscan: ROWS_AHEAD,
    scrollMargin: top,
  });
  // Sizes are kept per row; other rows have other sizes.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rows]);
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - ROWS_LEFT;
  const near = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (isNearEnd) near();
  }, [isNearEnd, rows]);
  const walk = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.photo : undefined;
    const to = from && neighbour(rows, from, event.key);
    if (!to) return;
    event.preventDefault();
    virtualizer.scrollToIndex(to.row);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-photo="${to.photoId}"]`)?.focus(),
    );
  };
  return (
    // The arrow keys come from the links within and only make it quicker; Tab reaches everything.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={list}
      aria-label={t.album.photos}
      className={styles.rows}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={walk}
    >
      {items.map(({ index, key, start }) => (
        <div key={key} className={styles.row} style={{ transform: `translateY(${start - top}px)`, gap: GAP }}>
          <RowContent row={rows[index]} layout={layout} selection={selection} told={told} />
        </div>
      ))}
    </section>
  );
}

interface RowContentProps extends Pick<RowsProps, "layout" | "selection" | "told"> {
  row: Row | undefined;
}

function RowContent({ row, layout, selection, told }: RowContentProps) {
  if (!row) return null;
  if (row.kind === "heading") return <DayHeading group={row.group} />;
  const isSelecting = selection.photos.length > 0;
  return row.cells.map(({ photo, width }) => (
    <PhotoCard
      key={photo._id}
      photo={photo}
      width={width}
      height={row.height}
      isWhole={layout === "justified"}
      isSelected={selection.has(photo._id)}
      isSelecting={isSelecting}
      onSelect={selection.toggle}
      told={told}
    />
  ));
}

function heightOf(row: Row | undefined): number {
  if (!row) return 0;
  return row.kind === "heading" ? HEADING_HEIGHT : row.height + CAPTION_HEIGHT;
}
