import type { EntityName, EntityPlace, EntityProfile, IncidentDetail } from '../api/types';
import { count } from '../ui/words';

/** Where an address is, from the town up; what is not known is left out. */
export const placeWords = ({ city, state, country, continent, region }: EntityPlace): string => {
  const names = [city, state, country].filter(isSaid);
  const widest = [region, continent].filter(isSaid).slice(0, 1);
  const said = names.length > 0 ? [...new Set(names.map(capitals))] : widest.map(capitals);
  return said.join(', ') || 'Place unknown';
};

/** Whose network it is in; empty if nobody says. */
export const networkWords = ({ asn, organization, carrier, organization_type: type }: EntityPlace): string =>
  [isSaid(asn) ? asn.replace(/^(?=\d)/, 'AS') : null, isSaid(organization) ? organization : carrier, type].filter(isSaid).join(' · ');

/** How sure the provider is, in percent; empty if it does not say. */
export const sureWords = (place: EntityPlace): string =>
  (
    [
      ['country', place.country_confidence],
      ['state', place.state_confidence],
      ['city', place.city_confidence],
    ] as const
  )
    .filter(([, percent]) => percent !== null)
    .map(([what, percent]) => `${what} ${percent} %`)
    .join(', ');

/** Providers write `united states`. */
const capitals = (name: string): string => name.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());

const isSaid = (words: string | null | undefined): words is string => words !== null && words !== undefined && words.trim() !== '';

/** `SecurityAlert` as `security alert`. */
export const kindWords = (kind: string): string => kind.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replaceAll('_', ' ').toLowerCase();

/** `3 security alerts, 1 bookmark`, the most first. */
export const countWords = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .filter(([, number]) => number > 0)
    .toSorted(([a, most], [b, more]) => more - most || a.localeCompare(b))
    .map(([kind, number]) => count(number, kindWords(kind), many(kindWords(kind))))
    .join(', ');

const many = (one: string): string => (one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`);

/** Whether the provider told anything of it. */
export const isTold = ({ place, timeline, insights }: EntityProfile): boolean =>
  place !== null || timeline !== null || insights !== null;

export interface Told {
  incident: IncidentDetail;
  profile: EntityProfile;
}

/** What was told of an entity when the entities of an incident were last looked up. */
export const lastTold = (incidents: IncidentDetail[], { kind, value }: EntityName): Told | undefined =>
  incidents
    .toSorted((a, b) => (b.enriched_at ?? '').localeCompare(a.enriched_at ?? ''))
    .flatMap((incident) =>
      (incident.enrichment?.entities ?? [])
        .filter((it) => it.kind === kind && it.value === value && isTold(it.profile))
        .map(({ profile }) => ({ incident, profile })),
    )[0];
