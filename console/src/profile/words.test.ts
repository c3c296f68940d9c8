import { expect, test } from 'vitest';
import type { EntityPlace, EntityProfile, IncidentDetail } from '../api/types';
import { countWords, isTold, kindWords, lastTold, networkWords, placeWords, sureWords } from './words';

const NOWHERE: EntityPlace = {
  address: '203.0.113.7',
  continent: null,
  country: null,
  country_confidence: null,
  state: null,
  state_confidence: null,
  state_code: null,
  city: null,
  city_confidence: null,
  region: null,
  latitude: null,
  longitude: null,
  asn: null,
  carrier: null,
  organization: null,
  organization_type: null,
  routing: null,
};
const NOTHING: EntityProfile = { place: null, timeline: null, insights: null };

test('a place is told from the town up, and what is not known is left out', () => {
  expect(placeWords({ ...NOWHERE, city: 'Hamburg', state: 'Hamburg', country: 'Germany' })).toBe('Hamburg, Germany');
  expect(placeWords({ ...NOWHERE, city: 'redmond', country: 'united states' })).toBe('Redmond, United States');
  expect(placeWords({ ...NOWHERE, city: ' ', country: 'Germany' })).toBe('Germany');
  expect(placeWords({ ...NOWHERE, continent: 'Europe' })).toBe('Europe');
  expect(placeWords(NOWHERE)).toBe('Place unknown');
});

test('a network is told by its number and who runs it', () => {
  expect(networkWords({ ...NOWHERE, asn: '64500', organization: 'Contoso', carrier: 'Fabrikam' })).toBe('AS64500 · Contoso');
  expect(networkWords({ ...NOWHERE, asn: 'AS64500', carrier: 'Fabrikam' })).toBe('AS64500 · Fabrikam');
  expect(networkWords(NOWHERE)).toBe('');
});

test('how sure the provider is stands in percent, zero too', () => {
  expect(sureWords({ ...NOWHERE, country_confidence: 99, city_confidence: 0 })).toBe('country 99 %, city 0 %');
  expect(sureWords(NOWHERE)).toBe('');
});

test('happenings are counted in words, the most first', () => {
  expect(countWords({ Bookmark: 1, SecurityAlert: 3, Anomaly: 0, Activity: 2 })).toBe('3 security alerts, 2 activities, 1 bookmark');
  expect(countWords({})).toBe('');
  expect(kindWords('SecurityAlert')).toBe('security alert');
});

test('the profile shown is the one that was looked up last, and not an empty one', () => {
  const told: EntityProfile = { ...NOTHING, place: NOWHERE };
  expect(isTold(NOTHING)).toBe(false);
  const looked = (number: number, at: string | null, profile: EntityProfile) =>
    ({
      number,
      enriched_at: at,
      enrichment: at === null ? null : { entities: [{ kind: 'ip', value: '203.0.113.7', profile }] },
    }) as IncidentDetail;
  const incidents = [
    looked(1, '2026-11-20T08:00:00Z', told),
    looked(2, '2026-11-22T08:00:00Z', NOTHING),
    looked(3, '2026-11-21T08:00:00Z', told),
    looked(4, null, told),
  ];
  expect(lastTold(incidents, { kind: 'ip', value: '203.0.113.7' })?.incident.number).toBe(3);
  expect(lastTold(incidents, { kind: 'host', value: '203.0.113.7' })).toBeUndefined();
});
