/** When a share ends, as its maker chooses it. */
export const EXPIRIES = ["never", "day", "week", "month", "date"] as const;
export type Expiry = (typeof EXPIRIES)[number];

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30 };
/** The end of the year 9999, after which no share can end. */
const LATEST_MS = 253_402_300_799_000;

/** The moment (ms) when it ends, null for never. `lastDay` is what a date field gives; it counts to its end, here. */
export function momentOf(expiry: Expiry, lastDay: string, now: number): number | null {
  if (expiry === "never") return null;
  if (expiry !== "date") return now + DAYS[expiry] * DAY_MS;
  const [year = NaN, month = NaN, day = NaN] = lastDay.split("-").map(Number);
  return new Date(year, month - 1, day + 1).getTime();
}

/** Whether a share may end then; false too for NaN, the moment of what was no date. */
export function liesAhead(end: number | null, now: number): boolean {
  return end === null || (end > now && end <= LATEST_MS);
}

/** The day that `now` is here, as a date field writes it: 2026-05-17. */
export function dayOf(now: number): string {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join(
    "-",
  );
}

/** Whether a day begins then, here: what ends at that moment counts to the end of the day before. */
export function isMidnight(moment: number): boolean {
  const date = new Date(moment);
  return date.getHours() + date.getMinutes() + date.getSeconds() === 0;
}
