import type { Area, Point, Size } from "./geometry";

export interface Labelled {
  box: Area;
  /** What to say, best first; the last is said whatever room there is. */
  texts: readonly string[];
}

export interface LabelPlace extends Area {
  text: string;
  /** From the box's upper left corner to the label's. */
  shift: Point;
  /** The corner of the box at which the label stays while the picture is zoomed, from the label's own corner. */
  anchor: Point;
}

const HEIGHT = 22;
const PADDING = 16;
/** No letter of a class is wider on average. */
const LETTER = 7.6;

/** One label for each box: at it, within the frame, and off the labels before it if there is any room. */
export function placeLabels(labelled: readonly Labelled[], frame: Size): LabelPlace[] {
  const places: LabelPlace[] = [];
  for (const { box, texts } of labelled) {
    const text = texts.find((one) => widthOf(one) <= box.width) ?? texts.at(-1) ?? "";
    const spots = spotsAt(box, text, frame);
    const covered = spots.map((spot) => places.reduce((sum, place) => sum + shared(spot, place), 0));
    const best = spots[covered.indexOf(Math.min(...covered))];
    if (best) places.push(best);
  }
  return places;
}

function widthOf(text: string): number {
  return PADDING + LETTER * text.length;
}

/** Above the box hides least of what is in it. */
function spotsAt(box: Area, text: string, frame: Size): LabelPlace[] {
  const width = widthOf(text);
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const rows = [
    { edge: box.top, top: box.top - HEIGHT },
    { edge: box.top, top: box.top },
    { edge: bottom, top: bottom },
    { edge: bottom, top: bottom - HEIGHT },
  ];
  const columns = [
    { edge: box.left, left: box.left },
    { edge: right, left: right - width },
  ];
  return columns.flatMap((column) =>
    rows.map((row) => {
      const left = within(column.left, frame.width - width);
      const top = within(row.top, frame.height - HEIGHT);
      const shift = { x: left - box.left, y: top - box.top };
      const anchor = { x: column.edge - left, y: row.edge - top };
      return { text, left, top, width, height: HEIGHT, shift, anchor };
    }),
  );
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

function shared(one: Area, other: Area): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}
