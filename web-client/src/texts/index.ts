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
  const tags = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return tags.find((tag) => LANGUAGES.some((language) => language.tag === tag)) ?? ENGLISH.tag;
}

export const LanguageContext = createContext<Language>(ENGLISH);

export function useTexts(): Texts {
  return useContext(LanguageContext).texts;
}

export function useLanguageTag(): string {
  return useContext(LanguageContext).tag;
}
