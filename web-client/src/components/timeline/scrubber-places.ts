import type { MonthCount } from "../../api/types";
import { estimatedHeight } from "./rows";
import type { Layout, Section } from "./sections";

/** A month's part of the scrubber, as shares of its height. */
export interface Stretch {
  month: string | null;
  from: number;
  to: number;
}

/** Of a reference width, so that places stay the same while photos become known. */
const WIDTH = 1200;

export function stretchesOf(months: readonly MonthCount[]): Stretch[] {
  const heights = months.map(({ count }) => estimatedHeight(count, WIDTH) + WIDTH / 10);
  const whole = heights.reduce((sum, height) => sum + height, 0);
  let from = 0;
  return months.map(({ month }, at) => {
    const stretch = { month, from, to: from + (heights[at] ?? 0) / whole };
    from = stretch.to;
    return stretch;
  });
}

/** Years where they begin, from the latest on; none so near to the one before that they would cover it. */
export function yearMarks(stretches: readonly Stretch[], apart: number): { year: string; at: number }[] {
  const marks: { year: string; at: number }[] = [];
  for (const { month, from } of stretches) {
    const year = month?.slice(0, 4);
    const last = marks.at(-1);
    if (!year || year === last?.year || (last && from - last.at < apart)) continue;
    marks.push({ year, at: from });
  }
  return marks;
}

/** Where on the scrubber a place of the page is. */
export function shareAt(stretches: readonly Stretch[], { sections }: Layout, y: number): number {
  const at = sections.findIndex(({ top, height }) => top + height > y);
  const [section, stretch] = [sections[at], stretches[at]];
  if (!section || !stretch) return y > 0 ? 1 : 0;
  const inside = Math.max(0, (y - section.top) / section.height);
  return stretch.from + inside * (stretch.to - stretch.from);
}

/** Which place of the page a share of the scrubber means. */
export function placeAt(
  stretches: readonly Stretch[],
  { sections }: Layout,
  share: number,
): { section: Section; y: number } | null {
  const found = stretches.findIndex(({ to }) => to > share);
  const at = found < 0 ? stretches.length - 1 : found;
  const [section, stretch] = [sections[at], stretches[at]];
  if (!section || !stretch) return null;
  const inside = Math.min(1, (share - stretch.from) / (stretch.to - stretch.from));
  return { section, y: section.top + inside * section.height };
}
