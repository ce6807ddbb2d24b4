import { lazy, Suspense, useState } from "react";
import { Outlet, useParams } from "react-router";
import { type ByMonth, useCountedAgain, useMonthPhotos } from "../../api/finding/month-photos";
import { EVERYTHING, type Scope } from "../../api/finding/scope";
import type { MonthCount } from "../../api/types";
import { useTexts } from "../../texts";
import type { PhotosOutlet } from "../grid/outlet";
import { useMeasured } from "../grid/use-measured";
import { Failure } from "../kit/page-state";
import { useDebounced } from "../kit/use-debounced";
import { useKeys } from "../kit/use-keys";
import { Month } from "./month";
import { countOf, runOf } from "./run";
import { Scrubber } from "./scrubber";
import { BAR_HEIGHT, rowsBetween, sectionsBetween } from "./sections";
import styles from "./timeline.module.css";
import { useFarSelection } from "./use-far-selection";
import { useTimelineLayout } from "./use-layout";
import { useMoreRows } from "./use-more-rows";
import { useNear } from "./use-scroll";
import { useShown } from "./use-shown";
import { walk } from "./walk";

const SelectionBar = lazy(async () => ({
  default: (await import("../selection/bar")).SelectionBar,
}));

/** What passes by quicker than this is not asked for. */
const PASSING_MS = 80;

type Months = readonly (string | null)[];

const NONE: Months = [];
/** So many windows are soon scrolled through. */
const MANY_SCREENS = 3;

interface Shown {
  months: readonly MonthCount[];
  scope?: Scope;
  /** All photos of all months, where they are at hand; else those that are near are asked for. */
  known?: ByMonth | undefined;
  title: string;
  albumId?: string;
  /** What finds all of these, where one search does. */
  q?: string | undefined;
}

interface TimelineProps extends Shown {
  width: number;
  /** From the top of the document. */
  top: number;
}

/** Photos by the time they were taken. The page knows how many there are of each month, and those that are near. */
export function Timeline(shown: Shown) {
  const [ref, { width, top }] = useMeasured();
  return (
    <div ref={ref} className={styles.timeline}>
      {width > 0 && <Months {...shown} width={width} top={top} />}
    </div>
  );
}

function Months({ months, scope = EVERYTHING, known, width, top, ...shown }: TimelineProps) {
  const { album } = useTexts();
  const { photoId } = useParams();
  const [near, setNear] = useState<Months>([]);
  const [held, setHeld] = useState<Months>([]);
  const wanted = useWanted(near, held);
  const { loaded: fetched, error, again } = useMonthPhotos(scope, known ? NONE : wanted);
  const loaded = known ?? fetched;
  const layout = useTimelineLayout({ months, width, loaded, near });
  const { y, from, to } = useNear(layout, top);
  const sections = sectionsBetween(layout, from, to);
  const now = sections.map(({ month }) => month);
  if (JSON.stringify(now) !== JSON.stringify(near)) setNear(now);
  const selection = useFarSelection(months, loaded, setHeld);
  useKeys({ Escape: selection.clear, ...(known && { a: selection.selectAll }) }, !photoId);
  useCountedAgain(scope, months, loaded);
  useMoreRows(
    scope,
    sections.filter((section) => section.top + section.height > y), // those above need not be whole
    loaded,
    to,
  );
  useShown(photoId, layout, top);
  const go = (to: number) =>
    window.scrollTo({ top: to <= 0 ? 0 : to + top - BAR_HEIGHT, behavior: "instant" });
  return (
    <>
      {/* The arrow keys come from the links within and only make it quicker; Tab reaches everything. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        aria-label={album.photos}
        className={styles.months}
        style={{ height: layout.height }}
        onKeyDown={walk}
      >
        {sections.map((section) => (
          <Month
            key={section.month}
            section={section}
            rows={rowsBetween(section, from - section.top, to - section.top)}
            selection={selection}
          />
        ))}
      </section>
      {error && loaded.size === 0 && <Failure error={error} onRetry={again} />}
      {(layout.height > MANY_SCREENS * window.innerHeight || !known) && (
        <Scrubber months={months} layout={layout} top={top} onGo={go} />
      )}
      {selection.photos.length > 0 && (
        <Suspense>
          <SelectionBar
            selection={selection}
            title={shown.title}
            {...(shown.albumId !== undefined && { albumId: shown.albumId })}
            everything={shown.q === undefined ? undefined : { q: shown.q, count: countOf(months) }}
          />
        </Suspense>
      )}
      <Outlet context={runOf(months, near, loaded) satisfies PhotosOutlet} />
    </>
  );
}

function useWanted(near: Months, held: Months): Months {
  const settled = useDebounced(near, PASSING_MS);
  // What is near first does not pass by.
  return [...new Set([...(settled.length === 0 ? near : settled), ...held])];
}
