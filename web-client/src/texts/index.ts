import { createContext, useContext } from "react";
import { de } from "./de";
import { en, type Texts } from "./en";

export type { Texts };

/** A language: its tag for `Intl` and the page, and its texts. */
export interface Language {
  tag: string;
  texts: Texts;
}

const ENGLISH: Language = { tag: "en", texts: en };
export const LANGUAGES: readonly Language[] = [ENGLISH, { tag: "de", texts: de }];

/** The first of the wanted languages that there is; English when there is none of them. */
export function chooseLanguage(wanted: readonly string[]): Language {
  const tags = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  const found = tags.map((tag) => LANGUAGES.find((language) => language.tag === tag)).find(Boolean);
  return found ?? ENGLISH;
}

export const LanguageContext = createContext<Language>(ENGLISH);

export function useTexts(): Texts {
  return useContext(LanguageContext).texts;
}

export function useLanguageTag(): string {
  return useContext(LanguageContext).tag;
}
