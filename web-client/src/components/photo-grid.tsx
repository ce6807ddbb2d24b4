import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useMemo } from "react";
import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { PhotoCard } from "./photo-card";
import styles from "./photo-grid.module.css";
import { GAP, type Row, squareRows } from "./rows";
import { useMeasured } from "./use-measured";

export const CAPTION = 62;
const ROWS_AHEAD = 3;

/** All photos of an album; only those near the window are in the page. */
export function PhotoGrid({ photos }: { photos: readonly Photo[] }) {
  const [ref, { width, top }] = useMeasured();
  const rows = useMemo(() => squareRows(photos, width), [photos, width]);
  return (
    <div ref={ref} className={styles.grid}>
      {width > 0 && <Rows rows={rows} top={top} total={photos.length} />}
    </div>
  );
}

function Rows({ rows, top, total }: { rows: Row[]; top: number; total: number }) {
  "use no memo"; // The virtualizer hands out one object that changes within.
  const t = useTexts();
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (at) => (rows[at]?.height ?? 0) + CAPTION,
    getItemKey: (at) => rows[at]?.key ?? at,
    gap: GAP,
    overscan: ROWS_AHEAD,
    scrollMargin: top,
  });
  // Sizes are kept per row; other rows have other sizes.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rows]);
  return (
    <div
      role="list"
      aria-label={t.album.photos}
      className={styles.rows}
      style={{ height: virtualizer.getTotalSize() }}
      data-total={total}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => (
        <div
          key={key}
          role="presentation"
          className={styles.row}
          style={{ transform: `translateY(${start - top}px)`, gap: GAP }}
        >
          {rows[index]?.cells.map(({ photo, width }) => (
            <PhotoCard key={photo._id} photo={photo} width={width} height={rows[index]?.height ?? width} />
          ))}
        </div>
      ))}
    </div>
  );
}
