import { expect, test } from "vitest";
import { dayOf, momentOf, isMidnight, liesAhead } from "./expiry";

const NOW = new Date(2026, 4, 17, 9, 30).getTime();

test("spans of days are counted from now, to the minute", () => {
  expect(momentOf("never", "", NOW)).toBeNull();
  expect(momentOf("day", "", NOW)).toBe(new Date(2026, 4, 18, 9, 30).getTime());
  expect(momentOf("week", "", NOW)).toBe(new Date(2026, 4, 24, 9, 30).getTime());
  expect(momentOf("month", "", NOW)).toBe(new Date(2026, 5, 16, 9, 30).getTime());
});

test("a last day counts to its end", () => {
  expect(momentOf("date", "2026-05-17", NOW)).toBe(new Date(2026, 4, 18).getTime());
  expect(momentOf("date", "2026-12-31", NOW)).toBe(new Date(2027, 0, 1).getTime());
});

test("what has passed, is no day, or lies beyond all calendars is no end", () => {
  expect(liesAhead(momentOf("date", "2026-05-16", NOW), NOW)).toBe(false);
  expect(liesAhead(momentOf("date", "", NOW), NOW)).toBe(false);
  expect(liesAhead(momentOf("date", "20266-05-17", NOW), NOW)).toBe(false);
  expect(liesAhead(momentOf("date", "2026-05-17", NOW), NOW)).toBe(true);
  expect(liesAhead(null, NOW)).toBe(true);
});

test("today is written as a date field wants it", () => {
  expect(dayOf(NOW)).toBe("2026-05-17");
  expect(dayOf(new Date(2026, 0, 1, 0, 0).getTime())).toBe("2026-01-01");
});

test("the end of a whole day is told from other ends", () => {
  expect(isMidnight(momentOf("date", "2026-05-17", NOW) ?? 0)).toBe(true);
  expect(isMidnight(momentOf("week", "", NOW) ?? 0)).toBe(false);
});
