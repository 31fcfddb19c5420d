import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createFormat, type Format } from '../../shared/format.ts';
import { chooseLanguage, htmlLanguages, type Language, loadTexts, type Translate } from '../../shared/language.ts';

const languageName = 'ombor-language';

interface Settings {
  language: Language;
  setLanguage(language: Language): void;
  t: Translate;
  format: Format;
  /** The business's time zone, known after signing in. */
  timeZone: string | undefined;
  setTimeZone(zone: string): void;
}

const SettingsContext = createContext<Settings | undefined>(undefined);

/** Language, texts and formats of this device. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() =>
    chooseLanguage(localStorage.getItem(languageName), navigator.languages),
  );
  const [loaded, setLoaded] = useState<{ language: Language; t: Translate }>();
  const [timeZone, setTimeZone] = useState<string>();
  useEffect(() => {
    let current = true;
    void loadTexts(language).then((t) => current && setLoaded({ language, t }));
    document.documentElement.lang = htmlLanguages[language];
    return () => {
      current = false;
    };
  }, [language]);
  const settings = useMemo(
    () =>
      loaded && {
        language: loaded.language,
        t: loaded.t,
        format: createFormat(loaded.language, loaded.t, timeZone),
        timeZone,
        setTimeZone,
        setLanguage(chosen: Language) {
          localStorage.setItem(languageName, chosen);
          setLanguage(chosen);
        },
      },
    [loaded, timeZone],
  );
  return settings && <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}

/** Texts and formats in the user's language. */
export function useSettings(): Settings {
  const settings = useContext(SettingsContext);
  if (!settings) throw new Error('SettingsProvider is missing');
  return settings;
}
