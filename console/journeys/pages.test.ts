import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settled, type Theme, visit } from './browser';
import { open } from './chromium';
import { axeViolations, misfits } from './checks';

const SHOTS = resolve(import.meta.dirname, '../../docs/console');
/** All widths take minutes; each day has time for two. */
const WIDTHS = process.env.CONSOLE_FULL === undefined ? [1280, 390] : [1440, 1280, 1024, 390, 320];
const KEEP = process.env.CONSOLE_SCREENSHOTS === 'keep';

const follow = async (page: Page, list: string): Promise<void> => {
  await page.goto(list);
  await page.locator('[data-row]').first().click();
  await page.locator('.columns, .session').waitFor();
};

const PAGES: Record<string, (page: Page) => Promise<unknown>> = {
  schedules: (page) => page.goto('/schedules'),
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
  notifications: (page) => page.goto('/notifications?show=all'),
  search: (page) => page.goto('/search?q=failed'),
  settings: (page) => page.goto('/settings'),
  palette: async (page) => {
    await page.goto('/schedules');
    await page.locator('.topbar').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or jump to' }).waitFor();
  },
  'not-found': (page) => page.goto('/schedules/sch_nothing'),
};

let browser: Browser;
beforeAll(async () => {
  browser = await open();
  mkdirSync(SHOTS, { recursive: true });
});
afterAll(() => browser.close());

describe.each(Object.entries(PAGES))('%s', (name, go) => {
  test.each<Theme>(['light', 'dark'])('can be read and used by everybody, in the %s theme', async (theme) => {
    const { page, complaints, context } = await visit(browser, { theme });
    await go(page);
    await ready(page);
    if (KEEP) {
      await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png` });
    }
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each(WIDTHS)('fits into %d px', async (width) => {
    const { page, context } = await visit(browser, { width, height: width < 500 ? 844 : 900 });
    await go(page);
    await ready(page);
    if (KEEP && width === 390) {
      await page.screenshot({ path: `${SHOTS}/${name}-narrow.png` });
    }
    expect(await misfits(page)).toEqual([]);
    await context.close();
  });
});

const ready = async (page: Page): Promise<void> => {
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
};
