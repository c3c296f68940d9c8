import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visit } from './browser';
import { open } from './chromium';

const QUERY = 'Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP';

let browser: Browser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser.close());

/** What the preview says of the next run, once it has been asked for. */
const firstRun = async (page: Page, sentence: RegExp): Promise<string> => {
  await page.locator('.next-sentence').getByText(sentence).waitFor();
  return (await page.locator('.next-runs time').first().getAttribute('datetime')) ?? '';
};

test('navigate to Schedules in the sidebar and click Create Schedule, by mouse', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/sessions');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Schedules', exact: true }).click();
  await page.getByRole('link', { name: 'Create Schedule' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Brute force by mouse');
  await page.getByLabel('Investigation query').fill(QUERY);
  await page.getByRole('radio', { name: 'Threat hunter' }).check();
  await page.getByRole('radio', { name: 'Daily' }).check({ force: true });
  await page.getByLabel('Preferred run time').fill('02:30');
  const next = await firstRun(page, /02:30/);
  await page.locator('.slot').first().waitFor();
  await page.getByRole('button', { name: 'Create Schedule' }).click();

  await page.getByRole('heading', { name: 'Brute force by mouse', exact: true }).waitFor();
  const told = await page.locator('.page-facts time').getAttribute('datetime');
  expect(told).toBe(next);
  await page.getByRole('link', { name: 'Schedules', exact: true }).click();
  await page.getByRole('link', { name: 'Brute force by mouse', exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('the same by keyboard alone', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/sessions');
  await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor();
  const { keyboard } = page;
  await keyboard.press('g');
  await keyboard.press('s');
  await page.getByRole('heading', { name: 'Schedules', level: 1 }).waitFor();
  await tabTo(page, 'Create Schedule');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Create Schedule' }).waitFor();
  await tabTo(page, 'Name');
  await keyboard.type('Brute force by keyboard');
  await tabTo(page, 'Investigation query');
  await keyboard.type(QUERY);
  await tabTo(page, 'SOC analyst');
  await keyboard.press('ArrowDown');
  await tabTo(page, 'Daily');
  await keyboard.press('ArrowRight');
  expect(await page.getByRole('radio', { name: 'Weekly' }).isChecked()).toBe(true);
  await tabTo(page, 'Preferred run time');
  await keyboard.type('0715AM');
  await firstRun(page, /07:15/);
  await tabTo(page, 'Create Schedule');
  await keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Brute force by keyboard' }).waitFor();
  expect(await page.getByText('Threat hunter').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('a wrong expression is told in words where it is, and nothing is saved', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/schedules/new');
  await page.getByLabel('Name', { exact: true }).fill('Never');
  await page.getByLabel('Investigation query').fill(QUERY);
  await page.getByRole('radio', { name: 'Custom' }).check({ force: true });
  await page.getByLabel('Cron expression').fill('30 2 * * 8');
  await page.locator('#cron_expression-problem[role=alert]').waitFor();
  await page.getByRole('button', { name: 'Create Schedule' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'It was not saved' });
  await summary.waitFor();
  expect(await summary.evaluate((it) => it === document.activeElement)).toBe(true);
  expect(page.url()).toContain('/schedules/new');
  expect(complaints).toEqual([]);
});

test('a fix chip makes a vague query specific', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/schedules/new');
  await page.getByLabel('Investigation query').fill('Failed sign-ins with more than 5 attempts from the same IP');
  await page.locator('.fix').first().click();
  await page.getByText(/^Specific · /).waitFor();
  expect(complaints).toEqual([]);
});

test('what was written is there again after the tab was closed', async () => {
  const { page, context } = await visit(browser);
  await page.goto('/schedules/new');
  await page.getByLabel('Name', { exact: true }).fill('Half written');
  await page.close();
  const again = await context.newPage();
  await again.goto('/schedules/new');
  expect(await again.getByLabel('Name', { exact: true }).inputValue()).toBe('Half written');
});

test('pause with a reason, undo it, and delete with its name typed', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/schedules?q=mouse');
  await page.getByRole('link', { name: 'Brute force by mouse', exact: true }).click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByLabel('Reason, if you like').fill('Maintenance');
  await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByText('Paused: Maintenance').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Paused: Maintenance').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('Deleted Brute force by mouse.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.goto('/schedules?q=mouse');
  await page.getByRole('link', { name: 'Brute force by mouse', exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('several are chosen, paused together and resumed by the undo', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/schedules?q=force by');
  await page.getByLabel('Choose all on this page').check();
  const bar = page.getByRole('region', { name: 'Chosen schedules' });
  await bar.getByText('2 chosen').waitFor();
  await bar.getByRole('button', { name: 'Pause 2' }).click();
  await expect.poll(() => page.locator('tbody .pill', { hasText: 'Paused' }).count()).toBe(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.locator('tbody .pill', { hasText: 'Paused' }).count()).toBe(0);
  await page.locator('[data-row]').first().focus();
  await page.keyboard.press('x');
  await bar.getByRole('button', { name: 'Delete 1' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(2);
  expect(complaints).toEqual([]);
});

/** Presses Tab until what has that name is focused; a focus that is lost never gets there. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const it = document.activeElement;
      const labels = it instanceof HTMLInputElement || it instanceof HTMLTextAreaElement ? [...(it.labels ?? [])] : [];
      return (labels[0]?.textContent ?? it?.textContent ?? '').trim();
    });
    if (focused.startsWith(name)) {
      return;
    }
  }
  throw new Error(`Tab never reaches ${name}.`);
};
