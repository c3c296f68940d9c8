import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { visit } from '../journeys/browser';
import { open } from '../journeys/chromium';
import { order } from '../journeys/furnish';
import { fillHistory, fillSchedules } from './fill';
import { type Figure, interactive, longest, longestTask, milliseconds, tell, watchTasks, wheel } from './figures';
import { lighthouse } from './lighthouse';

const environment = JSON.parse(inject('environment')) as NodeJS.ProcessEnv;
const SCHEDULES = Number(process.env.MEASURE_SCHEDULES ?? 500);
const RUNS = 24;
const EVENTS = Number(process.env.MEASURE_EVENTS ?? 5000);
const ROWS = Number(process.env.MEASURE_ROWS ?? 10_000);
const TIMES = 5;

const figures: Figure[] = [];
let browser: Browser;
let session = '';
/** One that nothing was put into. */
let usual = '';
beforeAll(async () => {
  browser = await open();
  const { page, context } = await visit(browser);
  await page.goto('/settings');
  await page.locator('h1').waitFor();
  usual = await investigated(page);
  await fillSchedules(page, SCHEDULES);
  const answer = await page.request.get('/api/v1/sessions?outcome=findings&limit=1&sort=created_at');
  session = ((await answer.json()) as { sessions: { id: string }[] }).sessions[0]?.id ?? '';
  console.log(fillHistory(environment, RUNS, session, EVENTS));
  await context.close();
}, 600_000);
afterAll(async () => {
  tell(browser, figures);
  await browser.close();
});

/** A session of one's own that has ended. */
const investigated = async (page: Page): Promise<string> => {
  const { session_id: id } = (await order(page, '/api/v1/investigations/start', {
    query: 'Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP',
  })) as { session_id: string };
  await vi.waitFor(
    async () => {
      const answer = await page.request.get(`/api/v1/sessions/${id}`);
      expect(((await answer.json()) as { status: string }).status).toBe('completed');
    },
    { timeout: 30_000, interval: 500 },
  );
  return id;
};

/** A page that is watched from its beginning. */
const watched = async (selector: string): Promise<Page> => {
  const { page, context } = await visit(browser, { width: 1440, height: 900 });
  await context.addInitScript(watchTasks, selector);
  return page;
};

test(`the list of ${SCHEDULES} schedules`, async () => {
  const times: number[] = [];
  const scrolls: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    const page = await watched('.schedules-table .strip-cell');
    await page.goto('/schedules');
    times.push(await interactive(page));
    scrolls.push(await longestTask(page, () => wheel(page, 20)));
    expect(await page.locator('tbody tr').count()).toBe(20);
    await page.context().close();
  }
  figures.push({ what: `List of ${SCHEDULES} schedules × ${RUNS} runs: interactive, with an empty cache`, bar: '< 1,500 ms', found: milliseconds(times) });
  figures.push({ what: 'The same: longest task while scrolling', bar: '≤ 100 ms', found: longest(scrolls) });
}, 300_000);

test('typing into the filter, the form and the rows', async () => {
  const page = await watched('.schedules-table');
  await page.goto('/schedules');
  await interactive(page);
  const filter = page.getByPlaceholder('Filter by name or query');
  const inList = await longestTask(page, () => filter.pressSequentially('failed sign-ins, watch 01', { delay: 40 }));
  await page.goto('/schedules/new');
  const query = page.getByLabel('Investigation query');
  await query.waitFor();
  const inForm = await longestTask(page, () =>
    query.pressSequentially('Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP', { delay: 40 }),
  );
  figures.push({ what: 'Typing into the filter of the list: longest task', bar: '≤ 100 ms', found: longest([inList]) });
  figures.push({ what: 'Typing the query of a new schedule: longest task', bar: '≤ 100 ms', found: longest([inForm]) });
  await page.context().close();
}, 120_000);

/** Rows as the server tells them, of which no sample log has so many. */
const simulateRows = async (page: Page): Promise<void> => {
  await page.route('**/evidence/1?*', async (route) => {
    const { searchParams } = new URL(route.request().url());
    const offset = Number(searchParams.get('offset') ?? 0);
    const response = await route.fetch();
    const real = (await response.json()) as { columns: unknown[]; rows: unknown[][] };
    const rows = Array.from({ length: Math.min(1000, ROWS - offset) }, (_, index) =>
      (real.rows[(offset + index) % real.rows.length] ?? []).map((cell, at) => (at === 1 ? `${String(cell)} ${offset + index}` : cell)),
    );
    await route.fulfill({ json: { ...real, rows, offset, limit: 1000, total: ROWS } });
  });
};

test(`${ROWS} rows of evidence`, async () => {
  const page = await watched('.grid [role=cell]');
  await simulateRows(page);
  await page.goto(`/sessions/${session}?tab=evidence&query=Q1`);
  const shown = await interactive(page);
  const grid = page.locator('.grid');
  await grid.hover();
  const scroll = await longestTask(page, async () => {
    for (let stretch = 0; stretch < ROWS / 1000; stretch += 1) {
      await grid.evaluate((it) => { it.scrollTop = it.scrollHeight; });
      await page.waitForTimeout(400);
    }
    await wheel(page, 40);
  });
  await page.getByText(`${ROWS.toLocaleString('en')} of ${ROWS.toLocaleString('en')} rows`, { exact: true }).waitFor();
  const typed = await longestTask(page, () => page.getByLabel('Filter the rows').pressSequentially('999', { delay: 120 }));
  figures.push({ what: `Evidence of ${ROWS} rows: the first are shown`, bar: '–', found: milliseconds([shown]) });
  figures.push({ what: 'The same: longest task while scrolling to the end, all loaded on the way', bar: '≤ 100 ms', found: longest([scroll]) });
  figures.push({ what: 'The same: longest task while typing into its filter', bar: '≤ 100 ms', found: longest([typed]) });
  await page.context().close();
}, 180_000);

test(`a transcript of ${EVENTS} events`, async () => {
  const page = await watched('.transcript .line:last-child');
  await page.goto(`/sessions/${session}`);
  await page.locator('.line-before').waitFor();
  const shown = await interactive(page);
  const all = await page.evaluate(() => Math.max(0, ...globalThis.tasks.map((it) => it.took)));
  await page.locator('.transcript').hover();
  const scroll = await longestTask(page, () => wheel(page, 40));
  figures.push({ what: `Transcript of ${EVENTS} events: interactive`, bar: '–', found: milliseconds([shown]) });
  figures.push({ what: 'The same: longest task while it loads', bar: '≤ 100 ms', found: longest([all]) });
  figures.push({ what: 'The same: longest task while scrolling', bar: '≤ 100 ms', found: longest([scroll]) });
  await page.context().close();
}, 180_000);

test('Lighthouse', async () => {
  const pages = [
    ['The list of schedules', '/schedules'],
    ['A session', `/sessions/${usual}`],
    [`The session of ${EVENTS} events`, `/sessions/${session}`],
  ] as const;
  for (const [name, path] of pages) {
    const scores = await lighthouse(new URL(path, inject('url')).href, inject('cookies'));
    figures.push({
      what: `${name}: Lighthouse performance, accessibility, best practices`,
      bar: '≥ 95 each',
      found: scores ?? 'not measured: `npm install` in console/measure first',
    });
  }
}, 300_000);
