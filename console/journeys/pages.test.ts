import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled, type Theme, visit } from './browser';
import { open } from './chromium';
import { simulateAudit } from './audit';
import { lookUp, simulatePlace, unfold } from './place';
import { axeViolations, misfits } from './checks';
import { furnish } from './furnish';

const SHOTS = resolve(import.meta.dirname, '../../docs/console');
const WIDTHS = [1440, 1280, 1024, 390, 320];
const THEMES: Theme[] = ['light', 'dark'];
const KEEP = process.env.CONSOLE_SCREENSHOTS === 'keep';

const follow = async (page: Page, list: string, until = '.columns, .session'): Promise<void> => {
  await page.goto(list);
  await page.locator('[data-row]').first().click();
  await page.locator(until).first().waitFor();
};

const PAGES: Record<string, (page: Page) => Promise<unknown>> = {
  dashboard: (page) => page.goto('/'),
  schedules: (page) => page.goto('/schedules'),
  'schedules-busy': async (page) => {
    await page.route('**/api/v1/schedules?*', (route) =>
      route.fulfill({ status: 429, headers: { 'Retry-After': '60' }, json: { detail: 'That was too much at once.' } }),
    );
    await page.goto('/schedules');
    await page.getByRole('alert').first().waitFor();
  },
  'schedules-refused': async (page) => {
    await page.route('**/api/v1/schedules?*', (route) => route.fulfill({ status: 403, json: { detail: 'You may not read schedules.' } }));
    await page.goto('/schedules');
    await page.getByRole('alert').first().waitFor();
  },
  'schedules-none': (page) => page.goto('/schedules?q=nothing-is-called-so'),
  create: async (page) => {
    await page.goto('/schedules/new');
    await page.getByLabel('Name', { exact: true }).fill('Failed sign-ins from one address');
    await page.getByLabel('Investigation query').fill('Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP');
    await page.locator('.criteria').waitFor();
    await page.locator('.slot').first().waitFor();
  },
  schedule: (page) => follow(page, '/schedules?sort=created_at'),
  sessions: (page) => page.goto('/sessions'),
  session: (page) => follow(page, '/sessions?outcome=findings&sort=created_at'),
  evidence: async (page) => {
    await follow(page, '/sessions?outcome=findings&sort=created_at');
    await page.locator('.finding .row-reference').first().click();
    await page.locator('.grid-cited').waitFor();
  },
  investigate: (page) => page.goto('/investigate'),
  notifications: async (page) => {
    await page.goto('/notifications?show=all');
    await page.getByText('Why am I told?').first().click();
    await page.locator('.why li').first().waitFor();
  },
  search: (page) => page.goto('/search?q=failed'),
  settings: (page) => page.goto('/settings'),
  palette: async (page) => {
    await page.goto('/schedules');
    await page.locator('.topbar').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or jump to' }).waitFor();
  },
  incidents: (page) => page.goto('/incidents'),
  'incidents-none': (page) => page.goto('/incidents?q=nothing-is-called-so'),
  incident: (page) => follow(page, '/incidents?sort=-number'),
  'incident-looked-up': async (page) => {
    await simulatePlace(page);
    await follow(page, '/incidents?sort=-number');
    await lookUp(page);
  },
  'graph-profile': async (page) => {
    await simulatePlace(page);
    await follow(page, '/incidents?sort=-number');
    await lookUp(page);
    await page.locator('.lines-row', { has: page.locator('.profile') }).first().locator('.row-link').click();
    await unfold(page);
  },
  graph: async (page) => {
    await page.goto('/graph?types=ip');
    await page.locator('[data-row]').nth(2).click();
    await page.locator('.canvas').waitFor();
    await page.getByRole('button', { name: 'IP address', exact: true }).click();
    await page.getByRole('button', { name: '2 steps' }).click();
    await page.locator('.node').nth(2).waitFor();
  },
  'graph-entities': (page) => page.goto('/graph'),
  audits: (page) => page.goto('/audits'),
  workspace: (page) => follow(page, '/audits', '.page-tabs'),
  targets: async (page) => {
    await follow(page, '/audits', '.page-tabs');
    await page.getByRole('link', { name: 'Targets' }).click();
    await page.locator('.either').first().waitFor();
  },
  audit: async (page) => {
    await simulateAudit(page);
    await page.goto('/audits/ws_simulated/aud_simulated');
    await page.locator('.finding').first().waitFor();
  },
  webhooks: (page) => page.goto('/webhooks'),
  users: (page) => page.goto('/admin'),
  'api-keys': (page) => page.goto('/admin/api-keys'),
  'new-api-key': async (page) => {
    await page.goto('/admin/api-keys');
    await page.getByRole('button', { name: 'New API key' }).click();
  },
  'api-clients': (page) => page.goto('/admin/api-clients'),
  providers: (page) => page.goto('/admin/providers'),
  models: (page) => page.goto('/admin/models'),
  workers: (page) => page.goto('/admin/workers'),
  members: async (page) => {
    await follow(page, '/audits', '.page-tabs');
    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('table', { name: 'Members' }).waitFor();
  },
  chosen: async (page) => {
    await page.goto('/schedules');
    await page.getByLabel('Choose all on this page').check();
  },
  'incident-preview': async (page) => {
    await page.goto('/incidents?sort=-number');
    await page.getByRole('button', { name: /^Preview #/ }).first().click();
    await page.getByRole('button', { name: 'Save at the provider' }).waitFor();
  },
  'audit-log': (page) => page.goto('/admin/audit-log'),
  'not-found': (page) => page.goto('/schedules/sch_nothing'),
};

let browser: Browser;
beforeAll(async () => {
  browser = await open();
  mkdirSync(SHOTS, { recursive: true });
  await furnish(browser);
});
afterAll(() => browser.close());

test.each(Object.entries(PAGES))('%s can be read and used by everybody, in both themes', async (name, go) => {
  const { page, complaints, context } = await visit(browser);
  await go(page);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await ready(page);
    if (KEEP) {
      await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png` });
    }
    expect(await axeViolations(page), theme).toEqual([]);
  }
  expect(await misfitsAt(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

/** A theme changes no measure, so one of them is measured. */
const misfitsAt = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    found.push(...(await misfits(page)).map((it) => `at ${width} px: ${it}`));
  }
  await page.setViewportSize({ width: 1280, height: 844 });
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  found.push(...(await misfits(page)).map((it) => `with text of 200 %: ${it}`));
  return found;
};

const ready = async (page: Page): Promise<void> => {
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
};
