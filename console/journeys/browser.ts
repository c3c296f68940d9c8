import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';

export type Theme = 'light' | 'dark';

interface Wish {
  theme?: Theme;
  width?: number;
  height?: number;
  signedIn?: boolean;
}

/** A page of somebody who is signed in, and everything it complains of. */
export interface Watched {
  page: Page;
  /** What the browser's console said of errors, our policy's among them. */
  complaints: string[];
  context: BrowserContext;
}

export const visit = async (browser: Browser, wish: Wish = {}): Promise<Watched> => {
  const { theme = 'light', width = 1440, height = 900, signedIn = true } = wish;
  const context = await browser.newContext({
    baseURL: inject('url'),
    colorScheme: theme,
    timezoneId: 'Europe/Berlin',
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  if (signedIn) {
    await context.addCookies(JSON.parse(inject('cookies')) as Parameters<BrowserContext['addCookies']>[0]);
  }
  const page = await context.newPage();
  return { page, complaints: watch(page), context };
};

/** A request that is refused is the server's matter and tested as such; all else is ours. */
export const watch = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const refused = message.text().startsWith('Failed to load resource: the server responded with a status of 4');
    if (message.type() === 'error' && !refused) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => {
    complaints.push(error.message);
  });
  return complaints;
};

/** Until nothing loads any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.loading, [aria-busy=true]') === null);
};
