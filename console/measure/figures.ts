import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';

const WRITTEN = resolve(import.meta.dirname, '../target/measure/figures.md');

export interface Figure {
  what: string;
  /** What was asked for. */
  bar: string;
  found: string;
}

/** Tells the figures and keeps them as a table; none is asserted, since a machine may be busy. */
export const tell = (browser: Browser, figures: Figure[]): void => {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, Chromium ${browser.version()}`;
  const rows = figures.map((it) => `| ${it.what} | ${it.bar} | ${it.found} |`);
  const text = [machine, '', '| what | asked for | found |', '|---|---|---|', ...rows, ''].join('\n');
  mkdirSync(dirname(WRITTEN), { recursive: true });
  writeFileSync(WRITTEN, text);
  console.log(text);
};

export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export const milliseconds = (values: number[]): string =>
  `${Math.round(median(values))} ms (${values.map((it) => Math.round(it)).join(', ')})`;

declare global {
  /** When each long task began, and how long it was. */
  var tasks: { at: number; took: number }[];
  /** When what was waited for was first there. */
  var seen: number;
}

/** Notes long tasks, and when an element is there first; to be run before a page's own scripts. */
export const watchTasks = (selector: string): void => {
  globalThis.tasks = [];
  globalThis.seen = 0;
  new PerformanceObserver((list) => {
    globalThis.tasks.push(...list.getEntries().map((it) => ({ at: it.startTime, took: it.duration })));
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector(selector) === null) {
      requestAnimationFrame(look);
    } else {
      globalThis.seen = performance.now();
    }
  };
  requestAnimationFrame(look);
};

/** When the page can be used: what was waited for is there, and no long task is under way after it. */
export const interactive = async (page: Page): Promise<number> => {
  await page.waitForFunction(() => globalThis.seen > 0);
  await page.waitForTimeout(1500);
  return page.evaluate(() => {
    const ends = globalThis.tasks.filter((it) => it.at < globalThis.seen + 500).map((it) => it.at + it.took);
    return Math.max(globalThis.seen, ...ends);
  });
};

/** The longest task while something is done; 0 where none was longer than 50 ms. */
export const longestTask = async (page: Page, act: () => Promise<unknown>): Promise<number> => {
  await page.evaluate(() => {
    globalThis.tasks = [];
  });
  await act();
  await page.waitForTimeout(300);
  return page.evaluate(() => Math.max(0, ...globalThis.tasks.map((it) => it.took)));
};

export const longest = (tasks: number[]): string => {
  const most = Math.max(...tasks);
  return most === 0 ? 'none over 50 ms' : `${Math.round(most)} ms`;
};

/** Scrolls an element, or the page, to its end as a wheel does. */
export const wheel = async (page: Page, steps: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
  }
};
