import { type I18n, type Messages, setupI18n } from '@lingui/core';
import type en from '../../texts/en.json';

/** The languages of the apps: the first one is the default. */
export const languages = ['uz', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** What each is called by those who speak it. */
export const languageNames: Record<Language, string> = { uz: 'Oʻzbekcha', ru: 'Русский', en: 'English' };

/** The name of a text in `texts/*.po`. */
export type TextId = keyof typeof en.messages;

/** A text in the user's language. `values` fill its places. */
export type Translate = (id: TextId, values?: Record<string, string | number>) => string;

const catalogues: Record<Language, () => Promise<{ default: { messages: unknown } }>> = {
  uz: () => import('../../texts/uz.json', { with: { type: 'json' } }),
  ru: () => import('../../texts/ru.json', { with: { type: 'json' } }),
  en: () => import('../../texts/en.json', { with: { type: 'json' } }),
};

/** Chromium has no Uzbek data and says that it has, so Uzbek figures and plurals go by rules that are the same in all browsers. */
const pluralLocales: Record<Language, string> = { uz: 'en', ru: 'ru', en: 'en' };

/** The same languages as the API names them. */
export const apiLanguages = { uz: 'UZ', ru: 'RU', en: 'EN' } as const;

/** The value of `<html lang>`. */
export const htmlLanguages: Record<Language, string> = { uz: 'uz-Latn', ru: 'ru', en: 'en' };

/** Loads the texts of a language. */
export async function loadTexts(language: Language): Promise<Translate> {
  const { messages } = (await catalogues[language]()).default;
  const locale = pluralLocales[language];
  const i18n: I18n = setupI18n({ locale, messages: { [locale]: messages as Messages } });
  return (id, values) => i18n._(id, values);
}

/** The language that was chosen on this device, else the browser's first one that we speak, else Uzbek. */
export function chooseLanguage(stored: string | null, preferred: readonly string[]): Language {
  const known = (name: string | null | undefined) => languages.find((language) => language === name);
  const spoken = preferred.map((name) => known(name.slice(0, 2).toLowerCase())).find((language) => language);
  return known(stored) ?? spoken ?? 'uz';
}
