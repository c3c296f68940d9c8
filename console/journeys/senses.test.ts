import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled, visit } from './browser';
import { axeViolations } from './checks';
import { open } from './chromium';

let browser: Browser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser.close());

test('another zone changes every time that is shown, and what programs read stays UTC', async () => {
  const { page, context } = await visit(browser);
  const times = async () => {
    await page.goto('/schedules');
    await settled(page);
    return page.locator('tbody time').evaluateAll((all) => all.map((it) => [it.getAttribute('datetime'), it.textContent] as const));
  };
  const berlin = await times();
  await zone(page, 'UTC');
  const utc = await times();
  await zone(page, /This computer/);
  expect(berlin.length).toBeGreaterThan(0);
  expect(utc.map(([machine]) => machine)).toEqual(berlin.map(([machine]) => machine));
  expect(utc.every(([machine, words], index) => machine?.endsWith('Z') === true && words !== berlin[index]?.[1])).toBe(true);
  await context.close();
});

const zone = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.goto('/settings');
  const radio = page.getByRole('group', { name: 'Times are shown in' }).getByRole('radio', { name, exact: true });
  const kept = page.waitForResponse((it) => it.request().method() === 'PATCH' && it.ok());
  await radio.click();
  await kept;
};

test('nothing moves for whoever asked for less motion, and for others it does', async () => {
  const { page, context } = await visit(browser);
  await page.goto('/settings');
  await settled(page);
  const moving = (motion: 'reduce' | 'no-preference') =>
    page.emulateMedia({ reducedMotion: motion }).then(() =>
      page.evaluate(() => {
        const dot = document.createElement('span');
        dot.className = 'dot dot-busy';
        document.querySelector('main')?.append(dot);
        const count = document.getAnimations().length;
        dot.remove();
        return count;
      }),
    );
  expect(await moving('no-preference')).toBeGreaterThan(0);
  expect(await moving('reduce')).toBe(0);
  await context.close();
});

test('where the system chooses the colours, what is chosen and what happened are still told apart', async () => {
  const { page, complaints, context } = await visit(browser);
  await page.goto('/schedules?status=active');
  await settled(page);
  await page.emulateMedia({ forcedColors: 'active' });
  const chosen = page.getByRole('group', { name: 'Status' }).locator('[aria-pressed=true]');
  expect(await chosen.evaluate((it) => getComputedStyle(it).outlineStyle)).toBe('solid');
  const cell = page.locator('.strip-cell.strip-solid').first();
  const [bar, paper] = await Promise.all(
    [cell, page.locator('body')].map((it) => it.evaluate((element) => getComputedStyle(element).backgroundColor)),
  );
  expect(bar).not.toBe(paper);
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});
