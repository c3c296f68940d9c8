import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';
export type Choice = Theme | 'system';

const KEY = 'theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

export const choice = (): Choice => {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

const shown = (): Theme => {
  const chosen = choice();
  return chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen;
};

export const choose = (wanted: Choice): void => {
  if (wanted === 'system') {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, wanted);
    document.documentElement.dataset.theme = wanted;
  }
  listeners.forEach((it) => {
    it();
  });
};

export const toggleTheme = (): void => {
  choose(shown() === 'dark' ? 'light' : 'dark');
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  system.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', listener);
  };
};

export const useTheme = (): Theme => useSyncExternalStore(subscribe, shown);

export const useChoice = (): Choice => useSyncExternalStore(subscribe, choice);
