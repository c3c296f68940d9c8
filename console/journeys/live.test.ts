import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { visit } from './browser';
import { open } from './chromium';
import { runASchedule } from './furnish';
import { kill, run } from './launcher';

const TABS = 12;

let browser: Browser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser.close());

declare global {
  /** The notifications that a tab heard of, in their order. */
  var heard: string[];
  /** Whether this tab told the others. */
  var told: boolean;
}

/** Notes in each tab what goes through the channel of the tabs. */
const note = (): void => {
  globalThis.heard = [];
  globalThis.told = false;
  const hear = (data: { kind: string; messages?: { event: string; data: string }[] }) => {
    const news = (data.messages ?? []).filter((it) => it.event === 'notification');
    globalThis.heard.push(...news.map((it) => (JSON.parse(it.data) as { id: string }).id));
  };
  const Original = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = class extends Original {
    constructor(name: string) {
      super(name);
      this.addEventListener('message', ({ data }: MessageEvent<Parameters<typeof hear>[0]>) => {
        hear(data);
      });
    }

    override postMessage(data: Parameters<typeof hear>[0]): void {
      globalThis.told ||= data.kind === 'messages';
      hear(data);
      super.postMessage(data);
    }
  };
};

/** How many streams are open at the moment; those of a tab that was closed went with it. */
const streamsOf = (context: BrowserContext): (() => number) => {
  const streams = new Set<Request>();
  context.on('request', (request) => {
    if (request.url().endsWith('/api/v1/events')) {
      streams.add(request);
    }
  });
  context.on('requestfinished', (request) => streams.delete(request));
  context.on('requestfailed', (request) => streams.delete(request));
  return () => [...streams].filter((it) => !it.frame().page().isClosed()).length;
};

const live = (tab: Page): Promise<void> => tab.locator('.connection', { hasText: /^Live$/ }).waitFor();

const heardBy = (tab: Page): Promise<string[]> => tab.evaluate(() => globalThis.heard);

/** All that is in the inbox, the oldest first. */
const inbox = async (page: Page): Promise<string[]> => {
  const answer = await page.request.get('/api/v1/notifications?limit=100');
  const { notifications } = (await answer.json()) as { notifications: { id: string }[] };
  return notifications.map((it) => it.id).reverse();
};

test('twelve tabs share one stream, and nothing is lost or told twice when its tab goes or the server is killed', async () => {
  const environment = JSON.parse(inject('environment')) as NodeJS.ProcessEnv;
  const { page, context } = await visit(browser);
  await context.addInitScript(note);
  const streams = streamsOf(context);
  const tabs = [page, ...(await Promise.all(Array.from({ length: TABS - 1 }, () => context.newPage())))];
  for (const tab of tabs) {
    await tab.goto('/settings');
    await live(tab);
  }
  expect(streams()).toBe(1);
  const before = new Set(await inbox(page));
  const news = async () => (await inbox(tabs[0] ?? page)).filter((it) => !before.has(it));
  const allHear = async (count: number) => {
    await expect.poll(async () => (await news()).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
    for (const tab of tabs) {
      await expect.poll(async () => [await heardBy(tab), await news()], { timeout: 60_000 }).toSatisfy(
        ([heard, there]: string[][]) => JSON.stringify(heard) === JSON.stringify(there),
      );
    }
  };

  await runASchedule(page, 'Live: all are there');
  await allHear(1);

  const leader = await leaderOf(tabs);
  await leader.close();
  tabs.splice(tabs.indexOf(leader), 1);
  await runASchedule(tabs[0] ?? page, 'Live: the tab with the stream is gone');
  await allHear(2);
  expect(streams()).toBe(1);

  await runASchedule(tabs[0] ?? page, 'Live: the server is killed');
  kill('api-server', environment);
  await tabs[0]?.locator('.connection', { hasText: /^(Reconnecting…|Offline|Online)$/ }).waitFor();
  await run('up', environment);
  await allHear(3);
  await Promise.all(tabs.map(live));
  expect(streams()).toBe(1);

  const { unread } = (await (await (tabs[0] ?? page).request.get('/api/v1/notifications?limit=1')).json()) as { unread: number };
  for (const tab of tabs) {
    await tab.getByRole('link', { name: 'Notifications' }).getByText(String(unread)).waitFor();
  }
  await context.close();
}, 180_000);

const leaderOf = async (tabs: Page[]): Promise<Page> => {
  for (const tab of tabs) {
    if (await tab.evaluate(() => globalThis.told)) {
      return tab;
    }
  }
  throw new Error('No tab holds the stream.');
};

test('where no tab can know that it is the only one, the console asks and says so', async () => {
  const { page, context } = await visit(browser);
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    delete (Navigator.prototype as { locks?: unknown }).locks;
  });
  const streams = streamsOf(context);
  await page.goto('/settings');
  await page.locator('.connection', { hasText: /^Online$/ }).and(page.getByTitle(/asks every ten seconds/)).waitFor();
  expect(streams()).toBe(0);
  await context.close();
});
