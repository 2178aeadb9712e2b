// Light, dark, or as the system has it.

import { savedChoice } from './choice.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function savedTheme(): Theme {
  const saved = savedChoice('theme');
  return THEMES.find((theme) => theme === saved) ?? 'auto';
}

/** Applies a theme to the page, or to the part of it that is the lab's. */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.dispatchEvent(new Event('themechange'));
}

/** Calls `changed` whenever the colours of the page change; returns how to stop that. */
export function onThemeChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  document.addEventListener('themechange', changed);
  return () => {
    system.removeEventListener('change', changed);
    document.removeEventListener('themechange', changed);
  };
}
