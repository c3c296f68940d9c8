import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled, visit, watch } from './browser';
import { open } from './chromium';
import { axeViolations, misfits } from './checks';

let browser: Browser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser.close());

const settings = async () => {
  const visited = await visit(browser);
  await visited.page.goto('/settings');
  await settled(visited.page);
  return visited;
};

test('a text too pale, a picture and a field without a name are noticed', async () => {
  const { page } = await settings();
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const pale = document.createElement('p');
    pale.textContent = 'Hardly to be read';
    pale.style.color = '#bbb';
    pale.style.background = '#fff';
    main?.append(pale, document.createElement('img'), document.createElement('input'));
  });
  const found = (await axeViolations(page)).map((it) => it.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['color-contrast', 'image-alt', 'label']));
});

test('a page too wide, a text cut off and a target too small are noticed', async () => {
  const { page } = await settings();
  await page.evaluate(() => {
    const wide = document.createElement('div');
    wide.style.inlineSize = '3000px';
    wide.textContent = 'wide';
    const cut = document.createElement('p');
    cut.textContent = 'This text is far too long for its place';
    cut.style.cssText = 'inline-size: 80px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap';
    const small = document.createElement('button');
    small.textContent = '×';
    small.style.cssText = 'inline-size: 12px; block-size: 12px';
    document.querySelector('main')?.append(wide, cut, small);
  });
  const found = (await misfits(page)).join('\n');
  expect(found).toContain('too wide');
  expect(found).toContain('cut off without a title');
  expect(found).toContain('target of');
});

test('an error in the console and a script that our policy stops are noticed', async () => {
  const { page } = await settings();
  const complaints = watch(page);
  await page.evaluate(() => {
    console.error('planted');
    const script = document.createElement('script');
    script.textContent = 'globalThis.planted = true';
    document.body.append(script);
  });
  await expect.poll(() => complaints.join('\n')).toContain('Content Security Policy');
  expect(complaints).toContain('planted');
  expect(await page.evaluate(() => 'planted' in globalThis)).toBe(false);
});
