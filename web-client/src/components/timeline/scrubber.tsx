import { ChevronsUpDown } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import type { MonthCount } from "../../api/types";
import { useTexts } from "../../texts";
import { useMonthName } from "./month-name";
import styles from "./scrubber.module.css";
import { placeAt, shareAt, stretchesOf, yearMarks } from "./scrubber-places";
import { BAR_HEIGHT, type Layout } from "./sections";
import { useScrollY } from "./use-scroll";

/** Of its height, so that years do not cover each other. */
const YEARS_APART = 0.045;

interface ScrubberProps {
  months: readonly MonthCount[];
  layout: Layout;
  /** Of the timeline, from the top of the document. */
  top: number;
  onGo: (y: number) => void;
}

/** Years and months at the edge of the page; leads anywhere by dragging, by keys and by touch. */
export function Scrubber({ months, layout, top, onGo }: ScrubberProps) {
  const t = useTexts();
  const nameOf = useMonthName();
  const rail = useRef<HTMLDivElement>(null);
  const [isHeld, setHeld] = useState(false);
  const stretches = useMemo(() => stretchesOf(months), [months]);
  const marks = useMemo(() => yearMarks(stretches, YEARS_APART), [stretches]);
  const { y, isAtEnd } = useScrollY();
  const [aim, setAim] = useState<{ at: number; y: number } | null>(null);
  // Half a pixel, for browsers round where they scroll to.
  const place = isAtEnd ? layout.height - 1 : y + BAR_HEIGHT - top + 0.5;
  // The last months may be too short to reach the top of the window: then the one that was gone to counts.
  const aimed = aim?.y === y ? aim.at : null;
  const here =
    aimed ??
    Math.max(
      0,
      layout.sections.findIndex((one) => one.top + one.height > place),
    );
  const share = aimed === null ? shareAt(stretches, layout, place) : (stretches[aimed]?.from ?? 0);
  const goTo = (wanted: number) => {
    const at = Math.min(Math.max(wanted, 0), layout.sections.length - 1);
    onGo(layout.sections[at]?.top ?? 0);
    setAim({ at, y: window.scrollY });
  };
  const drag = (event: PointerEvent) => {
    const box = rail.current?.getBoundingClientRect();
    if (!box) return;
    const wanted = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
    const place = placeAt(stretches, layout, wanted);
    if (place) onGo(place.y);
  };
  const hold = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld(true);
    drag(event);
  };
  const press = (event: KeyboardEvent) => {
    const step = stepOf(event.key, months, here);
    if (step === null) return;
    event.preventDefault();
    goTo(step);
  };
  return (
    <div className={styles.scrubber} data-held={isHeld || undefined}>
      <div
        ref={rail}
        role="slider"
        tabIndex={0}
        className={styles.rail}
        aria-label={t.timeline.scrubber}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={months.length - 1}
        aria-valuenow={here}
        aria-valuetext={nameOf(months[here]?.month ?? null)}
        onPointerDown={hold}
        onPointerMove={(event) => isHeld && drag(event)}
        onPointerUp={() => setHeld(false)}
        onPointerCancel={() => setHeld(false)}
        onKeyDown={press}
      >
        {stretches.map(({ month, from }) => (
          <span key={month} className={styles.month} style={{ top: `${from * 100}%` }} />
        ))}
        {marks.map(({ year, at }) => (
          <span key={year} className={styles.year} style={{ top: `${at * 100}%` }}>
            {year}
          </span>
        ))}
        <span className={styles.thumb} style={{ top: `${share * 100}%` }}>
          <ChevronsUpDown size={18} className={styles.grip} aria-hidden />
          <span className={styles.label}>{nameOf(months[here]?.month ?? null)}</span>
        </span>
      </div>
    </div>
  );
}

/** To which month a key leads; the latest is the first. */
function stepOf(key: string, months: readonly MonthCount[], here: number): number | null {
  if (key === "ArrowDown" || key === "ArrowRight") return here + 1;
  if (key === "ArrowUp" || key === "ArrowLeft") return here - 1;
  if (key === "Home") return 0;
  if (key === "End") return months.length - 1;
  const year = (at: number) => months[at]?.month?.slice(0, 4);
  const other = (at: number) => year(at) !== year(here);
  if (key === "PageDown") {
    const next = months.findIndex((_, at) => at > here && other(at));
    return next < 0 ? months.length - 1 : next;
  }
  if (key !== "PageUp") return null;
  const last = months.findLastIndex((_, at) => at < here && other(at));
  return Math.max(
    0,
    months.findIndex((_, at) => year(at) === year(last)),
  );
}
