import type { Schedule } from '../api/types';

/** What can be done to several schedules at once. */
export type Deed = 'pause' | 'resume' | 'delete';

const BACK: Record<Deed, Deed | 'restore'> = { pause: 'resume', resume: 'pause', delete: 'restore' };
const WORDS: Record<Deed, string> = { pause: 'Paused', resume: 'Resumed', delete: 'Deleted' };

/** What takes it back. */
export const backOf = (deed: Deed): Deed | 'restore' => BACK[deed];

/** To which of those that were chosen it can be done. */
export const able = (deed: Deed, chosen: Schedule[]): Schedule[] =>
  chosen.filter((it) => deed === 'delete' || (deed === 'pause' ? it.status === 'ACTIVE' : it.status === 'PAUSED' || it.status === 'FAILED'));

/** How it ended: of how many it was done, and why not of the others. */
export const toldOf = (deed: Deed, done: number, refused: string[]): string =>
  [
    `${WORDS[deed]} ${done === 1 ? '1 schedule' : `${done} schedules`}.`,
    refused.length === 0 ? '' : `${refused.length} could not be: ${refused[0] ?? ''}`,
  ]
    .filter(Boolean)
    .join(' ');
