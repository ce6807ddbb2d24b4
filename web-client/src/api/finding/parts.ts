/** A search is a line of text; docs/searching.md tells how it is read. Here it is only taken apart, never judged. */

const QUOTES = '"“”„‟«»';
const WORD = new RegExp(`[^\\s()${QUOTES}]+`, "y");
const NAME = /([A-Za-z]+):(?=[^\s/)])/y;
const OR = new RegExp(`\\s*OR(?=[\\s()${QUOTES}]|$)`, "y");
const SPACE = /\s*/y;

export const FACET_NAMES = [
  "taken",
  "place",
  "within",
  "camera",
  "lens",
  "album",
  "tag",
  "type",
  "is",
  "has",
  "status",
] as const;

/** One part of a search: a facet and its value, or `text` of any other kind. */
export interface Part {
  kind: (typeof FACET_NAMES)[number] | "text";
  value: string;
  isLeftOut: boolean;
}

/** A part as it is written, and where it begins. */
export interface PlacedPart {
  from: number;
  text: string;
}

/** What must hold, one by one. */
export function placedPartsOf(q: string): PlacedPart[] {
  const parts: PlacedPart[] = [];
  for (let from = after(SPACE, q, 0); from < q.length;) {
    const end = endOfAlternatives(q, from);
    parts.push({ from, text: q.slice(from, end) });
    from = after(SPACE, q, end);
  }
  return parts;
}

export function partsOf(q: string): string[] {
  return placedPartsOf(q).map(({ text }) => text);
}

export function readPart(text: string): Part {
  const isLeftOut = text.startsWith("-");
  const bare = text.replace(/^-+/, "");
  const isWhole = endOfPart(bare, 0) === bare.length;
  const name = isWhole ? /^([A-Za-z]+):./.exec(bare)?.[1] : undefined;
  const kind = FACET_NAMES.find((known) => known === name?.toLowerCase());
  if (!kind || name === undefined)
    return { kind: "text", value: isWhole ? bare : text, isLeftOut: isWhole && isLeftOut };
  return { kind, value: withoutQuotes(bare.slice(name.length + 1)), isLeftOut };
}

export function hasPart(q: string, part: string): boolean {
  return partsOf(q).some((other) => isSame(other, part));
}

/** The search narrowed by whatever parts of `text` it does not have yet. */
export function withParts(q: string, text: string): string {
  const added = partsOf(text).filter((part) => !hasPart(q, part));
  return [...partsOf(q), ...added].join(" ");
}

export function withoutPart(q: string, part: string): string {
  return partsOf(q)
    .filter((other) => !isSame(other, part))
    .join(" ");
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [readPart(one), readPart(other)];
  if (a.kind === "text" && b.kind === "text") return one === other;
  return a.kind === b.kind && a.isLeftOut === b.isLeftOut && a.value.toLowerCase() === b.value.toLowerCase();
}

function withoutQuotes(text: string): string {
  return isQuote(text[0]) ? text.slice(1, isQuote(text.at(-1)) ? -1 : undefined) : text;
}

function endOfAlternatives(q: string, from: number): number {
  let end = endOfPart(q, from);
  for (let or = after(OR, q, end); or > end; or = after(OR, q, end)) {
    const next = after(SPACE, q, or);
    end = next < q.length ? endOfPart(q, next) : or;
  }
  return end;
}

function endOfPart(q: string, from: number): number {
  let at = from;
  while (q[at] === "-") at += 1;
  if (q[at] === "(") return endOfGroup(q, at);
  if (isQuote(q[at])) return endOfQuoted(q, at);
  const value = after(NAME, q, at);
  if (value > at && isQuote(q[value])) return endOfQuoted(q, value);
  return Math.max(after(WORD, q, value), from + 1);
}

function endOfGroup(q: string, from: number): number {
  let depth = 0;
  for (let at = from; at < q.length; at += 1) {
    if (isQuote(q[at])) at = endOfQuoted(q, at) - 1;
    else if (q[at] === "(") depth += 1;
    else if (q[at] === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return q.length;
}

function endOfQuoted(q: string, from: number): number {
  for (let at = from + 1; at < q.length; at += 1) if (isQuote(q[at])) return at + 1;
  return q.length;
}

function isQuote(character: string | undefined): boolean {
  return character !== undefined && QUOTES.includes(character);
}

/** Where a match that begins at `at` ends; `at` itself without one. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
