import type { Page } from 'playwright-core';

const PLACE = {
  continent: 'europe',
  country: 'germany',
  country_confidence: 99,
  state: 'hamburg',
  state_confidence: 90,
  state_code: 'hh',
  city: 'hamburg',
  city_confidence: 75,
  region: null,
  latitude: '53.55',
  longitude: '9.99',
  asn: '64500',
  carrier: 'contoso carrier',
  organization: 'contoso networks',
  organization_type: 'Internet Service Provider',
  routing: 'fixed',
};

interface Answer {
  enrichment: { entities: { kind: string; value: string; profile: { place: object | null } }[] } | null;
}

/** Where an address is: the servers of the journeys have no database of places, all else of a profile is theirs. */
export const simulatePlace = async (page: Page): Promise<void> => {
  await page.route(/\/api\/v1\/incidents\/\d+$/, async (route) => {
    const response = await route.fetch();
    const incident = (await response.json()) as Answer;
    for (const entity of incident.enrichment?.entities ?? []) {
      if (entity.kind === 'ip') {
        entity.profile.place = { ...PLACE, address: entity.value };
      }
    }
    await route.fulfill({ response, json: incident });
  });
};

/** Has the entities of the incident that is shown looked up, and unfolds what the provider tells of the first. */
export const lookUp = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Look up its entities' }).click();
  await page.locator('.profile').first().waitFor();
  await unfold(page);
};

export const unfold = async (page: Page): Promise<void> => {
  const profile = page.locator('.profile').first();
  await profile.locator('summary', { hasText: 'Timeline' }).click();
  await profile.locator('.profile-timeline li').first().waitFor();
  await profile.locator('summary', { hasText: 'Insights' }).click();
  await profile.locator('.profile-table').first().waitFor();
};
