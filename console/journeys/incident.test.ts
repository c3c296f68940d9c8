import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled, visit } from './browser';
import { open } from './chromium';
import { lookUp, unfold } from './place';

let browser: Browser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser.close());

test('a finding becomes an incident, which somebody takes and closes, and notes stay here', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/sessions?outcome=findings&sort=created_at');
  await page.locator('.sessions-table .row-link').first().click();
  await page.locator('.finding').first().getByRole('button', { name: 'Open incident' }).click();
  await page.waitForURL(/\/incidents\/\d+/);
  await page.locator('.page-head .pill', { hasText: 'New' }).waitFor();

  await page.getByRole('button', { name: 'Take it' }).click();
  await page.getByLabel('Status').selectOption('closed');
  await page.getByRole('button', { name: 'Save at the provider' }).click();
  expect(await page.locator('select:invalid').count()).toBe(1);
  await page.getByLabel('Classification').selectOption('true_positive');
  await page.getByRole('button', { name: 'Save at the provider' }).click();
  await page.locator('.page-head .pill', { hasText: 'Closed' }).waitFor();

  await page.getByLabel('Tags').fill('phishing, urgent');
  await page.getByLabel('Notes').fill('The account was locked.');
  await page.getByRole('button', { name: 'Save here' }).click();
  await page.getByText('Saved here.').waitFor();
  await page.goto('/incidents?tag=urgent&status=closed');
  await page.locator('.row-link').first().click();
  expect(await page.getByLabel('Notes').inputValue()).toBe('The account was locked.');
  expect(complaints).toEqual([]);
});

test('what somebody else changed meanwhile is shown beside what one wants, and nothing is lost', async () => {
  const { page } = await visit(browser);
  await page.goto('/incidents?sort=-number');
  await page.locator('.row-link').first().click();
  await settled(page);
  await page.getByLabel('Owner').fill('grace@contoso.example');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('Owner').fill('alan@contoso.example');
  await other.getByRole('button', { name: 'Save at the provider' }).click();
  await other.getByText(/Changed #\d+ at the provider/).waitFor();

  await page.getByRole('button', { name: 'Save at the provider' }).click();
  const clash = page.getByRole('alert').filter({ hasText: 'changed at the provider meanwhile' });
  await clash.waitFor();
  expect(await clash.textContent()).toMatch(/alan@contoso.example.*grace@contoso.example/);
  await clash.getByRole('button', { name: 'Save mine over it' }).click();
  await page.getByText(/Changed #\d+ at the provider/).waitFor();
  expect(await page.getByLabel('Owner').inputValue()).toBe('grace@contoso.example');
});

test('an incident is looked at and taken beside its list', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/incidents?sort=-number');
  await page.getByRole('button', { name: /^Preview #/ }).first().click();
  const preview = page.getByRole('dialog');
  await preview.getByLabel('Status').selectOption('active');
  await preview.getByRole('button', { name: 'Save at the provider' }).click();
  await preview.locator('.pill', { hasText: 'Active' }).waitFor();
  expect(page.url()).toContain('preview=');
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('what the provider tells of an entity shows with the incident and with the entity', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/incidents?sort=-number');
  await page.locator('.row-link').first().click();
  await lookUp(page);
  const number = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const told = page.locator('.lines-row', { has: page.locator('.profile') }).first();
  expect(await told.locator('.profile-timeline li').count()).toBeGreaterThan(0);
  await told.locator('.row-link').click();
  await page.waitForURL(/\/graph\?/);
  await expect
    .poll(
      async () => {
        await page.reload();
        await settled(page);
        return page.getByRole('region', { name: 'At the provider' }).textContent();
      },
      { timeout: 30_000 },
    )
    .toContain(`told for #${number}`);
  await unfold(page);

  await page.goto(`/graph?value=${encodeURIComponent(await unmentioned(page))}`);
  await page.getByText('No incident is about it.').waitFor();
  expect(complaints).toEqual([]);
});

test('two names are said to be one, and are two again', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/graph?types=user');
  const names = page.locator('[data-row]');
  await names.nth(1).waitFor();
  const other = (await names.nth(1).textContent()) ?? '';
  await names.first().click();
  await page.getByRole('button', { name: 'Another name of it' }).click();
  await page.getByLabel('The other name').fill(other);
  await page.getByRole('button', { name: 'They are one' }).click();
  await page.getByText('Also called').waitFor();
  await page.goto('/graph');
  await page.getByRole('button', { name: 'They are two' }).click();
  await page.getByRole('heading', { name: 'Said to be one' }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('the graph is walked by the keyboard to the row that proves a relation', async () => {
  const { page } = await visit(browser);
  await page.goto('/graph');
  await page.locator('[data-row]').first().click();
  const node = page.locator('.node[aria-pressed=true]');
  await node.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).toContain('node=');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true');
  await page.locator('.relations .row-reference').first().click();
  await page.locator('.grid-cited').waitFor();
  expect(page.url()).toMatch(/\/sessions\/sess_.*row=/);
});

/** An entity that no incident is about. */
const unmentioned = async (page: Page): Promise<string> => {
  const answer = await page.request.get('/api/v1/graph/search?limit=100');
  const { entities } = (await answer.json()) as { entities: { value: string }[] };
  for (const { value } of entities) {
    const found = await page.request.get(`/api/v1/search?type=incident&q=${encodeURIComponent(`"${value}"`)}`);
    if (((await found.json()) as { total: number }).total === 0) {
      return value;
    }
  }
  throw new Error('Every entity is in an incident.');
};
