import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled, visit } from './browser';
import { open } from './chromium';
import { simulateAudit, UNHEARD } from './audit';

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

test('an invited user is promoted, locked out and let in again, and a client and its secret come and go', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/admin/users?q=grace');
  const row = page.getByRole('row').filter({ hasText: 'Grace Hopper' });
  const act = async (what: string) => {
    await row.getByLabel('Actions for Grace Hopper').click();
    await row.getByRole('button', { name: what }).click();
  };
  await act('Make an administrator');
  await row.getByText('Administrator', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await row.getByText('Analyst', { exact: true }).waitFor();
  await act('Link to a new password');
  expect(await page.locator('.secret code').textContent()).toContain('http');
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await act('Sign out everywhere');
  await page.getByText('Grace Hopper is signed out.').waitFor();
  await act('Disable…');
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await row.getByText('Disabled').waitFor();
  await act('Enable');
  await row.getByText('Disabled').waitFor({ state: 'detached' });

  await page.goto('/admin/api-clients');
  await page.getByRole('button', { name: 'New API client' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Journey client');
  await page.getByRole('button', { name: 'Create client' }).click();
  const first = await page.locator('.secret code').textContent();
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByRole('button', { name: 'Rotate Journey client' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
  await page.getByText('Journey client has a new secret').waitFor();
  expect(await page.locator('.secret code').textContent()).not.toBe(first);
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByRole('button', { name: 'Disable Journey client' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('row').filter({ hasText: 'Journey client' }).getByText('Disabled').waitFor();
  expect(complaints).toEqual([]);
});

test('a provider, a model and a webhook are added, changed, tried and removed', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/admin/providers');
  await page.getByRole('button', { name: 'New provider' }).click();
  await page.getByLabel('Name', { exact: true }).fill('second');
  await page.getByLabel('Workspace id').fill('00000000-0000-0000-0000-000000000001');
  await page.getByLabel('Credential').selectOption('managed_identity');
  await page.getByRole('button', { name: 'Add provider' }).click();
  const provider = page.locator('.lines-row').filter({ hasText: 'second' });
  await provider.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('Workspace id').fill('00000000-0000-0000-0000-000000000002');
  await page.getByRole('button', { name: 'Save' }).click();
  await provider.getByText('00000000-0000-0000-0000-000000000002').waitFor();
  await removed(page, provider);

  await page.goto('/admin/models');
  await page.getByRole('button', { name: 'New model' }).click();
  await page.getByLabel('Name', { exact: true }).fill('local');
  await page.getByLabel('Address').fill('https://models.example.com/v1');
  await page.getByLabel('Model', { exact: true }).fill('small-1');
  await page.getByRole('button', { name: 'Add model' }).click();
  const model = page.locator('.lines-row').filter({ hasText: 'local' });
  await model.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('Tokens a day, at most').fill('1234');
  await page.getByRole('button', { name: 'Save' }).click();
  await model.getByText('1,234 tokens today').waitFor();
  await model.getByRole('button', { name: 'Test' }).click();
  await model.locator('.tested').waitFor();
  await model.getByRole('button', { name: 'Make default' }).click();
  await model.getByText('Runs ask it').waitFor();
  await removed(page, model);

  await page.goto('/webhooks');
  await page.getByRole('button', { name: 'New webhook' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Journey hook');
  await page.getByLabel('Address').fill('https://hooks.example.com/journey');
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await page.getByRole('button', { name: 'I have stored it' }).click();
  const hook = page.locator('.lines-row').filter({ hasText: 'Journey hook' });
  await hook.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('A run failed', { exact: true }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await hook.getByText('A run failed').waitFor();
  await hook.getByRole('button', { name: 'Test' }).click();
  await hook.locator('.tested.tone-failed').waitFor();
  await hook.getByRole('button', { name: 'Turn off' }).click();
  await hook.getByText('Off', { exact: true }).waitFor();
  await removed(page, hook);
  expect(complaints).toEqual([]);
});

const removed = async (page: Page, line: Locator): Promise<void> => {
  await line.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await line.waitFor({ state: 'detached' });
};

test('who works and what waits is seen', async () => {
  const { page, complaints } = await visit(browser);
  await page.goto('/admin/workers');
  const worker = page.getByRole('table', { name: 'Workers' }).locator('tbody tr').first();
  await worker.getByText('Works').waitFor();
  expect(await worker.textContent()).toMatch(/Version \d.*\d+ busy, \d+ free/);
  await page.getByRole('heading', { name: 'Where most waits' }).waitFor();
  expect(complaints).toEqual([]);
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
  await page.getByRole('button', { name: 'Change Weekly' }).click();
  await page.getByLabel('Times, as a cron expression').fill('30 7 * * 2');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('30 7 * * 2').waitFor();

  await page.getByRole('link', { name: 'Members' }).click();
  await page.getByRole('combobox', { name: /^Who/ }).selectOption({ label: 'Grace Hopper' });
  await page.getByRole('button', { name: 'Make a member' }).click();
  await page.getByLabel('Role of Grace Hopper').selectOption('viewer');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByLabel('Role of Grace Hopper').inputValue()).toBe('member');
  await page.getByLabel('End the membership of Grace Hopper').click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await page.getByLabel('Role of Grace Hopper').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByLabel('Role of Grace Hopper').waitFor();

  await page.getByRole('button', { name: 'Audit now' }).click();
  await page.getByRole('button', { name: 'Start the audit' }).click();
  await page.getByRole('alert').filter({ hasText: 'fabrikam.example' }).waitFor();
});

test('whom an audit calls, how far that is, and when it is told', async () => {
  const { page, complaints } = await visit(browser);
  await simulateAudit(page);
  await page.goto('/audits/ws_simulated/aud_simulated');
  const card = page.getByRole('region', { name: 'Callback' });
  await card.getByText('2 tries so far').waitFor();
  expect(await card.textContent()).toMatch(/Waiting.*hooks\.example\.com.*503 Service Unavailable/);
  const told = { status: 'delivered', attempts: 3, lastStatus: 204, lastResult: 'No Content', nextAttemptAt: null };
  await simulateAudit(page, { ...UNHEARD, ...told });
  await card.getByText('Told after 3 tries').waitFor();
  await card.getByText('Delivered').waitFor();

  await simulateAudit(page, null);
  await page.reload();
  await card.getByText('No address is called when it ends').waitFor();
  await card.getByRole('link', { name: 'webhook' }).click();
  await page.getByRole('heading', { name: 'Webhooks', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
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
