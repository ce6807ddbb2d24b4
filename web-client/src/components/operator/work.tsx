import { type WorkLoad, useWorkLoad } from "../../api/operator/work";
import { useRegionTag } from "../../texts";
import { useOperatorTexts } from "../../texts/operator";
import { Section } from "../kit/section";
import { useDurations } from "../kit/words/durations";
import { Reason } from "../kit/words/reason";
import { Chart } from "./chart";
import { Figures } from "./figures";

const MINUTE_MS = 60_000;
const LATELY = 5;

/** The queue's length, and how fast it is worked off. */
export function WorkSection() {
  const t = useOperatorTexts();
  const tag = useRegionTag();
  const durations = useDurations();
  const load = useWorkLoad();
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  if (!load.data) {
    return (
      <Section title={t.work} text={t.workText}>
        {load.isError && <Reason error={load.error} />}
      </Section>
    );
  }
  const { processing, ready, failed, oldestDueMs } = load.data;
  const minutes = lastHour(load.data, load.dataUpdatedAt);
  const lately = minutes.slice(-LATELY).reduce((sum, count) => sum + count, 0) / LATELY;
  const inAll = minutes.reduce((sum, count) => sum + count, 0);
  return (
    <Section title={t.work} text={t.workText}>
      <Figures
        figures={[
          [t.waiting, number.format(processing)],
          [t.oldest, oldestDueMs > 0 ? durations(oldestDueMs / 1000) : t.nothingWaits],
          [t.rate, number.format(lately)],
          [t.ready, number.format(ready)],
          [t.failed, number.format(failed)],
        ]}
      />
      <Chart values={minutes} label={`${t.chart}: ${t.lastHour(inAll)}`} caption={t.lastHour(inAll)} />
    </Section>
  );
}

/** How many were ended in each of the sixty minutes before `now`, the oldest first. */
function lastHour({ minutes }: WorkLoad, now: number): number[] {
  const counts = new Map(minutes.map(({ at, ready, failed }) => [at, ready + failed]));
  const current = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  return Array.from({ length: 60 }, (_, at) => counts.get(current - (59 - at) * MINUTE_MS) ?? 0);
}
