import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../client";
import type { Suggestion } from "../types";
import { type PlacedPart, placedPartsOf, readPart } from "./parts";

const MOST = 8;
const MOST_WORDS = 3;
/** Characters that the functions complete. */
const LONGEST = 100;
/** A word, or one to leave out. */
const PLAIN = /^-?[^-\s()"“”„‟«»][^\s()"“”„‟«»]*$/;
const FRESH_MS = 30_000;
const NONE: Completion[] = [];

/** A suggestion, and the whole text in which it stands in place of what was typed. */
export interface Completion extends Suggestion {
  completed: string;
}

/** The end of a text that may be the beginning of something. */
interface Beginning {
  text: string;
  /** What stays before it. */
  before: string;
  /** The facet that it is said to be of. */
  kind: string | undefined;
}

/** What may be meant by the end of a text that is being typed. */
export function useSuggestions(text: string): readonly Completion[] {
  const beginnings = beginningsIn(text);
  const { data } = useQuery({
    queryKey: ["suggestions", text],
    queryFn: async ({ signal }) => {
      const found = await Promise.all(beginnings.map((one) => completionsOf(one, signal)));
      return { text, completions: firstOfEach(found.flat()) };
    },
    enabled: beginnings.length > 0,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    retry: false,
  });
  return data && beginnings.length > 0 && text.startsWith(data.text) ? data.completions : NONE;
}

/** Its last words together, before its last one alone: `new y` may be New York. */
export function beginningsIn(text: string): Beginning[] {
  const parts = placedPartsOf(text);
  const last = parts.at(-1);
  if (!last || /\s$/.test(text)) return [];
  const { kind, value, isLeftOut } = readPart(last.text);
  if (kind !== "text") {
    const before = text.slice(0, last.from) + (isLeftOut ? "-" : "");
    return [{ text: value.slice(0, LONGEST), before, kind }];
  }
  return wordsAtEnd(parts).map(({ from }) => beginningAt(text, from));
}

function wordsAtEnd(parts: readonly PlacedPart[]): PlacedPart[] {
  const words: PlacedPart[] = [];
  for (const part of parts.slice(-MOST_WORDS).toReversed()) {
    if (!PLAIN.test(part.text) || readPart(part.text).kind !== "text") break;
    words.unshift(part);
    if (part.text.startsWith("-")) break;
  }
  return words;
}

function beginningAt(text: string, from: number): Beginning {
  const bare = text.slice(from).replace(/^-+/, "");
  return { text: bare.slice(0, LONGEST), before: text.slice(0, text.length - bare.length), kind: undefined };
}

async function completionsOf({ text, before, kind }: Beginning, signal: AbortSignal): Promise<Completion[]> {
  const path = `photos/suggest?${new URLSearchParams({ q: text })}`;
  const { data } = await call<Suggestion[]>("GET", path, { signal });
  return data
    .filter((one) => kind === undefined || one.kind === kind)
    .map((one) => ({ ...one, completed: before + one.q }));
}

function firstOfEach(completions: readonly Completion[]): Completion[] {
  const first = new Map(completions.toReversed().map((one) => [one.q, one]));
  return completions.filter((one) => first.get(one.q) === one).slice(0, MOST);
}
