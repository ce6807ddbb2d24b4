import { memo } from "react";
import { useTexts } from "../../texts";
import { PhotoCard } from "../grid/card";
import type { Selection } from "../selection/use-selection";
import { useDates } from "../kit/words/dates";
import { useMonthName } from "./month-name";
import styles from "./month.module.css";
import { LABEL_HEIGHT, type Row } from "./rows";
import { HEADING_HEIGHT, type Section } from "./sections";

interface MonthProps {
  section: Section;
  /** Those near the window. */
  rows: readonly Row[];
  selection: Selection;
}

/** A month of the timeline: its name, which stays in sight, and the rows that are near the window. */
export function Month({ section, rows, selection }: MonthProps) {
  const t = useTexts();
  const name = useMonthName()(section.month);
  const { top, height, knownHeight, count } = section;
  return (
    <section className={styles.month} style={{ top, height }} aria-label={name}>
      <h2 className={styles.heading} style={{ height: HEADING_HEIGHT }}>
        {name}
        <span className={styles.count}>{t.albums.count(count)}</span>
      </h2>
      {rows.map((row) => (
        <MonthRow key={row.cells[0]?.photo._id} row={row} selection={selection} />
      ))}
      {knownHeight < height && (
        <div className={styles.unknown} style={{ top: knownHeight, height: height - knownHeight }} />
      )}
    </section>
  );
}

const MonthRow = memo(function MonthRow({ row, selection }: { row: Row; selection: Selection }) {
  const dates = useDates();
  const { top, height, cells, labels } = row;
  const isSelecting = selection.photos.length > 0;
  const picturesTop = labels.length > 0 ? LABEL_HEIGHT : 0;
  return (
    <div className={styles.row} style={{ top: top + HEADING_HEIGHT }}>
      {labels.map(({ day, left, width }) => (
        <h3 key={day} className={styles.day} style={{ left, width, height: LABEL_HEIGHT }}>
          {dates.dayOfMonth(day)}
        </h3>
      ))}
      {cells.map(({ photo, left, width }) => (
        <div key={photo._id} className={styles.cell} style={{ left, top: picturesTop, width, height }}>
          <PhotoCard
            photo={photo}
            width={width}
            height={height}
            isWhole
            isSelected={selection.has(photo._id)}
            isSelecting={isSelecting}
            onSelect={selection.toggle}
            told={null}
          />
        </div>
      ))}
    </div>
  );
});
