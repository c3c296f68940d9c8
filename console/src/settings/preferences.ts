import { createContext, useContext } from 'react';
import type { User } from '../api/types';
import type { Telling } from '../time/format';

/** What the console keeps in a person's profile. */
export interface Preferences extends Telling {
  shortcuts: boolean;
  dense: boolean;
}

/** `settings` of a profile is an object that any version of the console may have written. */
export const preferencesOf = (user: User, browserZone: string): Preferences => {
  const settings: Record<string, unknown> = user.settings;
  return {
    zone: zoneOf(settings.zone, user, browserZone),
    hour12: settings.hour12 === true,
    shortcuts: settings.shortcuts !== false,
    dense: settings.dense === true,
  };
};

const zoneOf = (chosen: unknown, user: User, browserZone: string): string => {
  switch (chosen) {
    case 'utc':
      return 'UTC';
    case 'profile':
      return user.timezone;
    default:
      return browserZone;
  }
};

export const PreferencesContext = createContext<Preferences | null>(null);

export const usePreferences = (): Preferences => {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) {
    throw new Error('Preferences are known only to people who are signed in.');
  }
  return preferences;
};

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
