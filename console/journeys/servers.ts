import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { open } from './chromium';
import { run } from './launcher';

const PASSWORD = 'long enough for a journey';

/** Real servers with the sample logs, one schedule that has run, and somebody who is signed in. */
export default async function servers(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'console-journeys-'));
  const environment = { ...process.env, SOCMATE_STATE_DIR: directory, SOCMATE_LIMIT_USER: '6000', SOCMATE_STREAM_HEARTBEAT: 'PT1S', ...(await ports()) };
  const stop = async () => {
    await run('down', environment);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await run('demo', environment);
    const url = `http://127.0.0.1:${environment.SOCMATE_API_PORT}`;
    project.provide('url', url);
    project.provide('environment', JSON.stringify(environment));
    project.provide('cookies', JSON.stringify(await becomeAdmin(readFileSync(join(directory, 'first-admin-link'), 'utf8').trim())));
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ports nobody uses at the moment. */
const ports = async () => {
  const names = ['API_PORT', 'API_MANAGEMENT_PORT', 'WORKER_PORT', 'WORKSPACE_PORT', 'PG_PORT'].map((it) => `SOCMATE_${it}`);
  const open = await Promise.all(names.map(freePort));
  return Object.fromEntries(names.map((name, index) => [name, String(open[index])])) as Record<'SOCMATE_API_PORT', string>;
};

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        done(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });

/** Follows the one-time link as a person would, and signs in. */
const becomeAdmin = async (link: string) => {
  const browser = await open();
  try {
    const page = await browser.newPage();
    await page.goto(link);
    await page.getByLabel('Your name').fill('Ada Lovelace');
    await page.getByLabel('E-mail address').fill('ada@contoso.example');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('The password again').fill(PASSWORD);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('E-mail address').fill('ada@contoso.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
    return await page.context().cookies();
  } finally {
    await browser.close();
  }
};

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    cookies: string;
    /** Of the servers, for the launcher. */
    environment: string;
  }
}
