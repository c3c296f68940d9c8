import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled, visit } from './browser';
import { open } from './chromium';

let browser: Browser;
beforeAll(async () => {
  browser = await open();
});
afterAll(() => browser.close());

test('a key is shown once, opens what was ticked and nothing once it is disabled', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/admin/api-keys');
  await page.getByRole('button', { name: 'New API key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Journey');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = (await page.locator('.secret code').textContent()) ?? '';
  const ask = (path: string) =>
    fetch(new URL(path, page.url()), { headers: { 'X-API-Key': key } }).then((it) => it.status);
  expect(await ask('/api/v1/schedules')).toBe(200);
  expect(await ask('/api/v1/incidents')).toBe(403);
  await page.getByRole('button', { name: 'I have stored it' }).click();
  expect(await page.content()).not.toContain(key);

  await page.getByRole('button', { name: 'Disable Journey' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('row').filter({ hasText: 'Journey' }).getByText('Disabled').waitFor();
  expect(await ask('/api/v1/schedules')).toBe(401);
  await page.goto('/admin/audit-log?action=api-key');
  await settled(page);
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('who is invited signs in as an analyst, sees no administration and is refused it', async () => {
  const { page } = await visit(browser);
  await page.goto('/admin/users');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper');
  await page.getByLabel('E-mail address').fill('grace@contoso.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
  const link = (await page.locator('.secret code').textContent()) ?? '';

  const guest = (await visit(browser, { signedIn: false })).page;
  await guest.goto(link);
  await guest.getByLabel('Password', { exact: true }).fill('long enough for a guest');
  await guest.getByLabel('The password again').fill('long enough for a guest');
  await guest.getByRole('button', { name: 'Go on' }).click();
  await guest.getByLabel('E-mail address').fill('grace@contoso.example');
  await guest.getByLabel('Password').fill('long enough for a guest');
  await guest.getByRole('button', { name: 'Sign in' }).click();
  await guest.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
  expect(await guest.getByRole('link', { name: 'Admin' }).count()).toBe(0);
  await guest.goto('/admin/users');
  await guest.getByRole('alert').filter({ hasText: 'Your role cannot see this' }).waitFor();
});

test('a workspace is made and its scheduled audit of a target that is not proved is refused', async () => {
  const { page } = await visit(browser);
  await page.goto('/audits');
  await page.getByRole('button', { name: 'New workspace' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Fabrikam');
  await page.getByLabel('Domain').fill('fabrikam.example');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByText('_socmate-verification.fabrikam.example').waitFor();
  await page.getByRole('button', { name: 'Schedule an audit' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Weekly');
  await page.getByRole('button', { name: 'Schedule it' }).click();
  await page.getByRole('button', { name: 'Pause Weekly' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Pause Weekly' }).waitFor();
  await page.getByRole('button', { name: 'Audit now' }).click();
  await page.getByRole('button', { name: 'Start the audit' }).click();
  await page.getByRole('alert').filter({ hasText: 'fabrikam.example' }).waitFor();
});

test('how one is told is kept, and nothing that was not touched changes', async () => {
  const { page } = await visit(browser);
  await page.goto('/settings');
  const box = page.getByLabel('A run failed: E-mail');
  await box.uncheck();
  await page.getByRole('button', { name: 'Keep these hours quiet' }).click();
  await page.getByRole('button', { name: 'No quiet hours' }).waitFor();
  await page.reload();
  await settled(page);
  expect(await box.isChecked()).toBe(false);
  expect(await page.getByLabel('A new incident: E-mail').isChecked()).toBe(true);
});
