import { useRegionTag } from "../../../texts";

type Dates = ReturnType<typeof datesIn>;

/** Formats are dear to make, and every photo in sight writes a date. */
const made = new Map<string, Dates>();

/** Dates as the person's language writes them. */
export function useDates(): Dates {
  const tag = useRegionTag();
  const known = made.get(tag) ?? datesIn(tag);
  made.set(tag, known);
  return known;
}

function datesIn(tag: string) {
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium" });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
  const weekday = new Intl.DateTimeFormat(tag, { dateStyle: "full" });
  // The camera's clock is moved to UTC and written as if that were the zone.
  const clock = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
  const clockDay = new Intl.DateTimeFormat(tag, { weekday: "long", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone: "UTC" });
  const utcDay = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  const dayOfMonth = [
    new Intl.DateTimeFormat(tag, { weekday: "short", timeZone: "UTC" }),
    new Intl.DateTimeFormat(tag, { day: "numeric", timeZone: "UTC" }),
  ];
  return {
    dayOfMonth: (text: string) => dayOfMonth.map((part) => part.format(new Date(text))).join(" "),
    month: (text: string) => month.format(new Date(`${text}-01`)),
    dayNamed: (text: string) => utcDay.format(new Date(text)),
    clock: (ms: number, offset: number | null) => clock.format(onClock(ms, offset)),
    onDay: (ms: number, offset: number | null) => utcDay.format(onClock(ms, offset)),
    clockDay: (ms: number, offset: number | null) => clockDay.format(onClock(ms, offset)),
    zone: (offset: number | null) => (offset === null ? null : zoneOf(offset)),
    weekday: (ms: number) => weekday.format(ms),
    day: (ms: number) => day.format(ms),
    moment: (ms: number) => moment.format(ms),
  };
}

/** What a clock that is `offset` minutes before UTC shows then, as a moment in UTC. */
export function onClock(ms: number, offset: number | null): number {
  return ms + (offset ?? 0) * 60_000;
}

function zoneOf(offset: number): string {
  if (offset === 0) return "UTC";
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const rest = minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`;
  return `UTC${offset < 0 ? "−" : "+"}${hours}${rest}`;
}
