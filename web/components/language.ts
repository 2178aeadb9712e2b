// The language of the page: the one that was chosen, else the browser's, else English.

import { messageOf } from '../engine/errors.ts';
import {
  currentLanguage,
  LANGUAGE_NAMES,
  LANGUAGES,
  setLanguage,
  t,
  type Language,
} from '../text/text.ts';
import { savedChoice } from './choice.ts';

const known = (name: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => language === name);

/** The first language of some tags, such as "de-AT", that there is; English where there is none. */
export function languageOf(tags: readonly string[]): Language {
  const asked = tags.map((tag) => known(tag.split('-')[0]?.toLowerCase()));
  return asked.find((language) => language !== undefined) ?? 'en';
}

export const savedLanguage = (): Language =>
  known(savedChoice('language')) ?? languageOf(navigator.languages);

/**
 * Speaks a language on the page, or in the part of it that is the lab's. Answers with what is to be
 * said where its texts cannot be loaded and the language stays what it was, else with ''.
 */
export async function applyLanguage(
  language: Language,
  root: HTMLElement = document.documentElement,
): Promise<string> {
  let failure = '';
  try {
    await setLanguage(language);
  } catch (error) {
    const named = { language: LANGUAGE_NAMES[language], message: messageOf(error) };
    failure = t('shell.language.failed', named);
  }
  root.lang = currentLanguage();
  return failure;
}
