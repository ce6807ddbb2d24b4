import { onClock } from "../kit/words/dates";

/** What is written into the fields of a date: the clock on the wall, and how far that is from UTC. */
export interface Written {
  /** `2019-05-03T14:30:05`, as fields of this kind have it. */
  clock: string;
  /** `+02:00`; empty where nobody knows. */
  offset: string;
}

export interface Moment {
  takenAt: number;
  takenAtOffset: number | null;
}

const OFFSET = /^([+\-−])?(\d{1,2})(?::?(\d{2}))?$/;
const MOST_MINUTES = 18 * 60;

export function writtenOf(takenAt: number | null, offset: number | null): Written {
  if (takenAt === null) return { clock: "", offset: "" };
  return {
    clock: new Date(onClock(takenAt, offset)).toISOString().slice(0, 19),
    offset: offset === null ? "" : offsetAs(offset),
  };
}

/** Undefined where it cannot be read. */
export function momentOf({ clock, offset }: Written): Moment | undefined {
  const shown = Date.parse(`${clock}Z`);
  const minutes = minutesOf(offset);
  if (Number.isNaN(shown) || minutes === undefined) return undefined;
  return { takenAt: shown - (minutes ?? 0) * 60_000, takenAtOffset: minutes };
}

/** Null where nothing is written, undefined for what is no offset. */
export function minutesOf(text: string): number | null | undefined {
  const bare = text.trim().replace(/^(UTC|GMT)\s*/i, "");
  if (bare === "") return text.trim() === "" ? null : 0;
  const found = OFFSET.exec(bare);
  if (!found) return undefined;
  const [, sign, hours, minutes] = found;
  const size = Number(hours) * 60 + Number(minutes ?? 0);
  if (size > MOST_MINUTES || Number(minutes ?? 0) > 59) return undefined;
  return sign === undefined || sign === "+" ? size : -size;
}

function offsetAs(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pad(hours)}:${pad(rest)}`;
}
