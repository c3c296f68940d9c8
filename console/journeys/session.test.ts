import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled, visit } from './browser';
import { open } from './chromium';

let browser: Browser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser.close());

test('an investigation is watched to its findings, and a citation leads to its row', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/investigate');
  await page
    .getByLabel('What do you want to know?')
    .fill('Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP');
  await page.getByRole('button', { name: 'Start investigation' }).click();
  await page.waitForURL(/\/sessions\/sess_/);
  await page.locator('.page-head .pill', { hasText: 'Completed' }).waitFor();
  await page.locator('.line', { hasText: 'The report is ready.' }).waitFor();
  expect(await page.locator('.finding').count()).toBeGreaterThan(1);

  const citation = page.locator('.finding .row-reference').first();
  const words = (await citation.textContent()) ?? '';
  await citation.click();
  const cited = page.locator('.grid-cited');
  await cited.waitFor();
  expect(words).toBe(`Q1:r${(await cited.locator('[role=cell]').first().textContent()) ?? ''}`);
  expect(page.url()).toContain('query=Q1');
  const edges = (role: string) =>
    page.locator('.grid-row').filter({ has: page.locator(`[role=${role}]`) }).first().locator(`[role=${role}]`)
      .evaluateAll((cells) => cells.map((it) => Math.round(it.getBoundingClientRect().left)));
  expect(await edges('cell')).toEqual(await edges('columnheader'));
  await page.keyboard.press('Escape');
  await cited.waitFor({ state: 'detached' });

  await page.getByRole('textbox', { name: 'Ask further' }).fill('why?');
  await page.keyboard.press('Enter');
  await page.locator('.line-head', { hasText: /^Answer$/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('a finding is acknowledged and the undo opens it again', async () => {
  const { page } = await visit(browser);
  await page.goto('/sessions?outcome=findings');
  await page.locator('.sessions-table .row-link').first().click();
  await settled(page);
  await page.getByRole('button', { name: 'Acknowledge' }).first().click();
  await page.getByRole('button', { name: 'Reopen' }).first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Reopen' }).waitFor({ state: 'detached' });
});

test('a stream that is cut goes on after the event that was heard last', async () => {
  const { page } = await visit(browser);
  const heard: (string | undefined)[] = [];
  await page.route('**/sessions/*/events', async (route) => {
    heard.push(route.request().headers()['last-event-id']);
    const response = await route.fetch();
    const text = await response.text();
    const cut = heard.length === 1 ? text.slice(0, text.indexOf('id: 4')) : text;
    await route.fulfill({ response, body: cut });
  });
  await page.goto('/sessions?outcome=findings');
  await page.locator('.sessions-table .row-link').first().click();
  await page.locator('.line', { hasText: 'The report is ready.' }).waitFor();
  expect(heard.slice(0, 2)).toEqual([undefined, '3']);
});

test('a page that was left for signing in is there again afterwards', async () => {
  const { page } = await visit(browser, { signedIn: false });
  await page.goto('/schedules?status=paused');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail address').fill('ada@contoso.example');
  await page.getByLabel('Password').fill('long enough for a journey');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/schedules\?status=paused/);
});
