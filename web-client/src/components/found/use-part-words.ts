import { type Part, readPart } from "../../api/finding/parts";
import type { Counted } from "../../api/types";
import { useLanguageTag, useTexts } from "../../texts";
import { useDates } from "../kit/words/dates";
import { useLabels } from "../kit/words/labels";
import { nameIn } from "./name-in";

const OPEN_END = "..";

/** What a person reads of a part of a search. `known` are facets whose names are known as people write them. */
export function usePartWords(known: readonly Counted[]): (text: string) => Part & { words: string } {
  const t = useTexts();
  const language = useLanguageTag();
  const labels = useLabels();
  const period = usePeriodWords();
  const values: Partial<Record<string, string>> = t.search.values;
  const wordsOf = (text: string, { kind, value }: Part): string => {
    if (kind === "tag") return labels.nameOf(value);
    if (kind === "taken") return period(value);
    if (kind === "within") return t.search.kinds.within;
    if (kind === "is" || kind === "has" || kind === "status") return values[value.toLowerCase()] ?? value;
    if (kind === "type") return value.toUpperCase();
    const counted = known.find(({ q }) => q === text.replace(/^-+/, ""));
    return counted ? nameIn(language, counted) : value;
  };
  return (text) => {
    const part = readPart(text);
    const words = wordsOf(text, part);
    return { ...part, words: part.isLeftOut ? t.search.not(words) : words };
  };
}

/** A year, a month or a day, or from one to another. */
function usePeriodWords(): (period: string) => string {
  const { search } = useTexts();
  const dates = useDates();
  const moment = (text: string) => {
    if (Number.isNaN(Date.parse(text))) return text;
    if (text.length === "2019".length) return text;
    return text.length === "2019-05".length ? dates.month(text) : dates.dayNamed(text);
  };
  return (period) => {
    const [from = "", to] = period.split(OPEN_END);
    if (to === undefined) return moment(from);
    if (from === "") return search.until(moment(to));
    return to === "" ? search.from(moment(from)) : `${moment(from)} – ${moment(to)}`;
  };
}
