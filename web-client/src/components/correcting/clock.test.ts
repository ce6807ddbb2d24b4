import { expect, test } from "vitest";
import { minutesOf, momentOf, writtenOf } from "./clock";

const MAY = Date.UTC(2019, 4, 3, 12, 30, 5);

test("a time is written as the clock where it was taken showed it", () => {
  expect(writtenOf(MAY, 120)).toEqual({ clock: "2019-05-03T14:30:05", offset: "+02:00" });
  expect(writtenOf(MAY, -210)).toEqual({ clock: "2019-05-03T09:00:05", offset: "-03:30" });
  expect(writtenOf(MAY, null)).toEqual({ clock: "2019-05-03T12:30:05", offset: "" });
  expect(writtenOf(null, null)).toEqual({ clock: "", offset: "" });
});

test("what was written is read as it was", () => {
  for (const offset of [null, 0, 345, -570])
    expect(momentOf(writtenOf(MAY, offset))).toEqual({ takenAt: MAY, takenAtOffset: offset });
  expect(momentOf({ clock: "2019-05-03T12:30", offset: "" })?.takenAt).toBe(MAY - 5000);
});

test.each([
  ["", null],
  [" +02:00 ", 120],
  ["2", 120],
  ["-0330", -210],
  ["−3:30", -210],
  ["UTC+5:45", 345],
  ["utc", 0],
  ["+25:00", undefined],
  ["+02:75", undefined],
  ["Berlin", undefined],
] as const)("the offset %j is %s minutes", (text, minutes) => {
  expect(minutesOf(text)).toBe(minutes);
});

test("without a clock there is no moment", () => {
  expect(momentOf({ clock: "", offset: "+02:00" })).toBeUndefined();
  expect(momentOf({ clock: "2019-05-03T12:30", offset: "noon" })).toBeUndefined();
});
