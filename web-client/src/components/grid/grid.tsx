import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from "react";
import { useTexts } from "../../texts";
import type { Group } from "./arrange";
import { CAPTION_HEIGHT, PhotoCard } from "./card";
import { DayHeading, HEADING_HEIGHT } from "./day-heading";
import styles from "./grid.module.css";
import { neighbour } from "./neighbour";
import { GAP, type Layout, type Row, rowsOf } from "./rows";
import { useMeasured } from "./use-measured";
import type { Selection } from "./use-selection";

const ROWS_AHEAD = 2;

interface PhotoGridProps {
  groups: readonly Group[];
  layout: Layout;
  selection: Selection;
}

/** All photos of an album; only those near the window are in the page. */
export function PhotoGrid({ groups, layout, selection }: PhotoGridProps) {
  const [ref, { width, top }] = useMeasured();
  const rows = useMemo(() => rowsOf(groups, width, layout), [groups, width, layout]);
  return (
    <div ref={ref} className={styles.grid}>
      {width > 0 && <Rows rows={rows} top={top} layout={layout} selection={selection} />}
    </div>
  );
}

interface RowsProps {
  rows: readonly Row[];
  top: number;
  layout: Layout;
  selection: Selection;
}

function Rows({ rows, top, layout, selection }: RowsProps) {
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
      {virtualizer.getVirtualItems().map(({ index, key, start }) => (
        <div key={key} className={styles.row} style={{ transform: `translateY(${start - top}px)`, gap: GAP }}>
          <RowContent row={rows[index]} layout={layout} selection={selection} />
        </div>
      ))}
    </section>
  );
}

function RowContent({
  row,
  layout,
  selection,
}: {
  row: Row | undefined;
  layout: Layout;
  selection: Selection;
}) {
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
    />
  ));
}

function heightOf(row: Row | undefined): number {
  if (!row) return 0;
  return row.kind === "heading" ? HEADING_HEIGHT : row.height + CAPTION_HEIGHT;
}
