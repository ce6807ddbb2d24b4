import { lazy, Suspense, useState } from "react";
import { Outlet, useParams } from "react-router";
import { useCountedAgain, useMonthPhotos } from "../../api/finding/month-photos";
import type { MonthCount } from "../../api/types";
import { useTexts } from "../../texts";
import type { PhotosOutlet } from "../grid/outlet";
import { useMeasured } from "../grid/use-measured";
import { Failure } from "../kit/page-state";
import { useDebounced } from "../kit/use-debounced";
import { useKeys } from "../kit/use-keys";
import { Month } from "./month";
import { runOf } from "./run";
import { Scrubber } from "./scrubber";
import { BAR_HEIGHT, rowsBetween, sectionsBetween } from "./sections";
import styles from "./timeline.module.css";
import { useFarSelection } from "./use-far-selection";
import { useTimelineLayout } from "./use-layout";
import { useMoreRows } from "./use-more-rows";
import { useNear } from "./use-scroll";
import { useShown } from "./use-shown";

const SelectionBar = lazy(async () => ({
  default: (await import("../selection/bar")).SelectionBar,
}));

/** What passes by quicker than this is not asked for. */
const PASSING_MS = 80;

type Months = readonly (string | null)[];

interface TimelineProps {
  months: readonly MonthCount[];
  width: number;
  /** From the top of the document. */
  top: number;
}

/** All photos by the time they were taken. The page knows how many there are of each month, and those that are near. */
export function Timeline({ months }: Pick<TimelineProps, "months">) {
  const [ref, { width, top }] = useMeasured();
  return (
    <div ref={ref} className={styles.timeline}>
      {width > 0 && <Months months={months} width={width} top={top} />}
    </div>
  );
}

function Months({ months, width, top }: TimelineProps) {
  const t = useTexts();
  const { photoId } = useParams();
  const [near, setNear] = useState<Months>([]);
  const [held, setHeld] = useState<Months>([]);
  const wanted = useWanted(near, held);
  const { loaded, error, again } = useMonthPhotos(wanted);
  const layout = useTimelineLayout({ months, width, loaded, near });
  const { y, from, to } = useNear(layout, top);
  const sections = sectionsBetween(layout, from, to);
  const now = sections.map(({ month }) => month);
  if (JSON.stringify(now) !== JSON.stringify(near)) setNear(now);
  const selection = useFarSelection(months, loaded, setHeld);
  useKeys({ Escape: selection.clear }, !photoId);
  useCountedAgain(months, loaded);
  useMoreRows(
    sections.filter((section) => section.top + section.height > y), // those above need not be whole
    loaded,
    to,
  );
  useShown(photoId, layout, top);
  const go = (to: number) =>
    window.scrollTo({ top: to <= 0 ? 0 : to + top - BAR_HEIGHT, behavior: "instant" });
  return (
    <>
      <div className={styles.months} style={{ height: layout.height }}>
        {sections.map((section) => (
          <Month
            key={section.month}
            section={section}
            rows={rowsBetween(section, from - section.top, to - section.top)}
            selection={selection}
          />
        ))}
      </div>
      {error && loaded.size === 0 && <Failure error={error} onRetry={again} />}
      <Scrubber months={months} layout={layout} top={top} onGo={go} />
      {selection.photos.length > 0 && (
        <Suspense>
          <SelectionBar
            selection={selection}
            title={t.timeline.title}
            everything={{ q: "", count: months.reduce((sum, { count }) => sum + count, 0) }}
          />
        </Suspense>
      )}
      <Outlet context={runOf(months, near, loaded) satisfies PhotosOutlet} />
    </>
  );
}

function useWanted(near: Months, held: Months): Months {
  const settled = useDebounced(near, PASSING_MS);
  return [...new Set([...settled, ...held])];
}
