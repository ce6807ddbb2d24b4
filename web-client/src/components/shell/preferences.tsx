import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { chooseLanguage, type Language, LanguageContext, languageOf } from "../../texts";
import { useRemembered } from "../kit/use-remembered";

export type Theme = "system" | "light" | "dark";

interface Preferences {
  theme: Theme;
  setTheme: (theme: Theme) => void;
  language: Language;
  setLanguage: (tag: string) => void;
}

const PreferencesContext = createContext<Preferences | null>(null);

/** What this browser remembers of a person's taste: colours and language. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useRemembered<Theme>("theme", "system");
  const [tag, setLanguage] = useRemembered("language", chooseLanguage(navigator.languages));
  const language = useLanguage(chooseLanguage([tag]));
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    if (language) document.documentElement.lang = language.tag;
  }, [language]);
  if (!language) return null;
  return (
    <PreferencesContext value={{ theme, setTheme, language, setLanguage }}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </PreferencesContext>
  );
}

/** The one of this tag; while it is on its way the one before, or none at first. */
function useLanguage(tag: string): Language | null {
  const [language, setLanguage] = useState(() => {
    const found = languageOf(tag);
    return found instanceof Promise ? null : found;
  });
  useEffect(() => {
    let isWanted = true;
    void Promise.resolve(languageOf(tag)).then((found) => isWanted && setLanguage(found));
    return () => {
      isWanted = false;
    };
  }, [tag]);
  return language;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error("usePreferences needs a PreferencesProvider above it");
  return preferences;
}

export const THEMES: readonly Theme[] = ["system", "light", "dark"];
