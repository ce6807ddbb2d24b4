import { createContext, useContext } from "react";
import { en, type Texts } from "./en";

export type { Texts };

/** A language: its tag for `Intl` and the page, and its texts. */
export interface Language {
  tag: string;
  texts: Texts;
}

/** What there is to choose from, each by its own name. */
export const LANGUAGES: readonly { tag: string; name: string }[] = [
  { tag: "en", name: "English" },
  { tag: "de", name: "Deutsch" },
];
const ENGLISH: Language = { tag: "en", texts: en };

let german: Promise<Language> | undefined;

/** Of English at once; others come when they are asked for. */
export function languageOf(tag: string): Language | Promise<Language> {
  if (tag !== "de") return ENGLISH;
  german ??= import("./de").then(({ de }) => ({ tag: "de", texts: de }));
  return german;
}

/** The tag of the first of the wanted languages that there is; of English when there is none of them. */
export function chooseLanguage(wanted: readonly string[]): string {
  const tags = wanted.map(languageIn);
  return tags.find((tag) => LANGUAGES.some((language) => language.tag === tag)) ?? ENGLISH.tag;
}

function languageIn(tag: string): string | undefined {
  return tag.toLowerCase().split("-")[0];
}

export const LanguageContext = createContext<Language>(ENGLISH);

export function useTexts(): Texts {
  return useContext(LanguageContext).texts;
}

/** The language as the browser's own region writes it: dates and times in English are another thing in each country. */
export function useRegionTag(): string {
  const tag = useLanguageTag();
  const own = navigator.languages.find((wanted) => languageIn(wanted) === tag);
  const region = new Intl.Locale(navigator.language).region;
  return own ?? (region ? `${tag}-${region}` : tag);
}

export function useLanguageTag(): string {
  return useContext(LanguageContext).tag;
}
