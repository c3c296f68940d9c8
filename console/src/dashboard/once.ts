import type { Matter } from '../api/types';
import { SEVERITIES } from '../searches';

/** A finding as people see it, however many investigations came upon it. */
export interface ToldOnce {
  /** As it was seen last. */
  matter: Matter;
  sightings: number;
  /** How many investigations besides found the same. */
  others: number;
}

/** What several investigations found of the same is told once, as it was seen last. */
export const toldOnce = (findings: Matter[]): ToldOnce[] => {
  const told = new Map<string, ToldOnce>();
  for (const matter of findings) {
    const same = JSON.stringify([matter.severity, matter.title, matter.techniques]);
    const before = told.get(same);
    told.set(same, before === undefined ? { matter, sightings: matter.sightings, others: 0 } : together(before, matter));
  }
  return [...told.values()];
};

const together = ({ matter, sightings, others }: ToldOnce, more: Matter): ToldOnce => ({
  matter: more.last_seen > matter.last_seen ? more : matter,
  sightings: sightings + more.sightings,
  others: others + 1,
});

export const gravest = (told: ToldOnce[]): ToldOnce[] =>
  told.toSorted((a, b) => SEVERITIES.indexOf(a.matter.severity) - SEVERITIES.indexOf(b.matter.severity));
