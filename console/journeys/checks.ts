import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, each with the element; empty is good. */
export const axeViolations = async (page: Page): Promise<string[]> => {
  const loaded = await page.evaluate(() => 'axe' in globalThis);
  if (!loaded) {
    await page.evaluate(axe.source);
  }
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap((it) =>
      it.nodes.map((node) => `${it.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
    );
  }, TAGS);
};

/** What does not fit: a page that scrolls sideways, texts cut off that nobody can read, targets too small to hit. */
export const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const name = (it: Element) =>
      `${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''} “${it.textContent.trim().slice(0, 40)}”`;
    const shown = (it: Element) => {
      const box = it.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && it.checkVisibility({ opacityProperty: true });
    };
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    }
    for (const it of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(it);
      const cut = it.scrollWidth > it.clientWidth + 1 && style.textOverflow === 'ellipsis' && shown(it);
      if (cut && it.closest('[title]') === null && it.closest('.jump, input') === null) {
        found.push(`cut off without a title: ${name(it)}`);
      }
    }
    const targets = document.querySelectorAll('button, select, summary, input:not([type=radio], [type=checkbox]), a.button, a.row-reference');
    for (const it of targets) {
      const { width, height } = it.getBoundingClientRect();
      if (shown(it) && it.closest('.prose') === null && (width < 24 || height < 24)) {
        found.push(`target of ${Math.round(width)} × ${Math.round(height)}: ${name(it)}`);
      }
    }
    return found;
  });
