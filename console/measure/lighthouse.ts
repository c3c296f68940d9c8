import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, 'node_modules/lighthouse/cli/index.js');
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

interface Report {
  categories: Record<(typeof CATEGORIES)[number], { score: number | null }>;
}

/** How Lighthouse judges a page on a desktop, of 100; nothing where it is not installed. */
export const lighthouse = (url: string, cookies: string): number[] | undefined => {
  if (!existsSync(PROGRAM)) {
    return undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  try {
    const header = (JSON.parse(cookies) as { name: string; value: string }[]).map((it) => `${it.name}=${it.value}`).join('; ');
    const headers = join(directory, 'headers.json');
    const report = join(directory, 'report.json');
    writeFileSync(headers, JSON.stringify({ Cookie: header }));
    const ended = spawnSync(
      process.execPath,
      [
        PROGRAM, url, '--quiet', '--preset=desktop', `--only-categories=${CATEGORIES.join(',')}`, '--output=json', `--output-path=${report}`,
        `--extra-headers=${headers}`, '--max-wait-for-load=20000', '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ],
      { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' }, encoding: 'utf8' },
    );
    if (!existsSync(report)) {
      throw new Error(`Lighthouse ended with ${ended.status ?? 'a signal'}: ${ended.stderr}`);
    }
    const { categories } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    return CATEGORIES.map((it) => Math.round((categories[it].score ?? 0) * 100));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
