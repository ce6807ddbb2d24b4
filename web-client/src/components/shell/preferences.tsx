import { createContext, type ReactNode, useContext, useEffect } from "react";
import { chooseLanguage, type Language, LanguageContext, LANGUAGES } from "../../texts";
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
  const [tag, setLanguage] = useRemembered("language", chooseLanguage(navigator.languages).tag);
  const language = chooseLanguage([tag]);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = language.tag;
  }, [language]);
  return (
    <PreferencesContext value={{ theme, setTheme, language, setLanguage }}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </PreferencesContext>
  );
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error("usePreferences needs a PreferencesProvider above it");
  return preferences;
}

export const THEMES: readonly Theme[] = ["system", "light", "dark"];
export { LANGUAGES };
