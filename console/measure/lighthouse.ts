import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = join(import.meta.dirname, 'node_modules/lighthouse/cli/index.js');
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

const TIMES = { 'first-contentful-paint': 'first paint', 'largest-contentful-paint': 'largest', 'total-blocking-time': 'blocked', 'cumulative-layout-shift': 'shift' };

interface Report {
  categories: Record<(typeof CATEGORIES)[number], { score: number | null }>;
  audits: Record<string, { score: number | null; displayValue?: string; title: string }>;
}

/** How Lighthouse judges a page on a desktop, of 100, and the times behind it; nothing where it is not installed. */
export const lighthouse = async (url: string, cookies: string): Promise<string | undefined> => {
  if (!existsSync(PROGRAM)) {
    return undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  try {
    const header = (JSON.parse(cookies) as { name: string; value: string }[]).map((it) => `${it.name}=${it.value}`).join('; ');
    const headers = join(directory, 'headers.json');
    const report = join(directory, 'report.json');
    writeFileSync(headers, JSON.stringify({ Cookie: header }));
    await promisify(execFile)(
      process.execPath,
      [
        PROGRAM, url, '--quiet', '--preset=desktop', `--only-categories=${CATEGORIES.join(',')}`, '--output=json', `--output-path=${report}`,
        `--extra-headers=${headers}`, '--max-wait-for-load=20000', '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ],
      { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' } },
    );
    const { categories, audits } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const scores = CATEGORIES.map((it) => Math.round((categories[it].score ?? 0) * 100)).join(', ');
    const times = Object.entries(TIMES).map(([audit, name]) => `${name} ${audits[audit]?.displayValue ?? '–'}`);
    return `${scores} (${times.join(', ')})`;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
