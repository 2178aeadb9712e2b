// Light, dark, or as the system has it. The choice is kept for the next visit.

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'embedding-lab.theme';

export function savedTheme(): Theme {
  try {
    const saved = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === saved) ?? 'auto';
  } catch {
    return 'auto'; // storage may be forbidden
  }
}

/** Applies a theme, and remembers it where the browser lets it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
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
