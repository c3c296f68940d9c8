import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { visit } from './browser';

/** Has the server do something as a page of the console would. */
export const order = async (page: Page, path: string, wish: object): Promise<unknown> => {
  const { ok, text } = await page.evaluate(
    async ([where, what]) => {
      const headers = { 'X-CSRF': '1', 'Content-Type': 'application/json' };
      const response = await fetch(where, { method: 'POST', headers, body: JSON.stringify(what) });
      return { ok: response.ok, text: await response.text() };
    },
    [path, wish] as const,
  );
  expect(ok, `${path}: ${text}`).toBe(true);
  return JSON.parse(text);
};

/** Makes something for each list to show. */
export const furnish = async (browser: Browser): Promise<void> => {
  const { page, context } = await visit(browser);
  await page.goto('/settings');
  await page.locator('h1').waitFor();
  const answer = await page.request.get('/api/v1/findings?limit=1');
  const { findings } = (await answer.json()) as { findings: { id: string }[] };
  await order(page, '/api/v1/incidents', { finding_id: findings[0]?.id });
  const { data } = (await order(page, '/api/workspaces', { name: 'Contoso', domain: 'contoso.example' })) as {
    data: { workspace: { id: string } };
  };
  const workspace = `/api/workspaces/${data.workspace.id}`;
  await order(page, `${workspace}/targets/contoso.example/verification`, {});
  await order(page, `${workspace}/scheduled-audits`, {
    name: 'Every Monday',
    auditType: 'shallow',
    cronExpression: '0 6 * * 1',
    targets: ['contoso.example'],
  });
  await order(page, '/api/admin/api-keys', { name: 'Ticket system', scopes: ['incidents:read', 'incidents:write', 'search:read'] });
  await order(page, '/api/admin/api-clients', { name: 'Nightly report', scopes: ['schedules:read'] });
  await order(page, '/api/v1/webhooks', { name: 'SOC channel', url: 'https://hooks.example.com/soc', kind: 'standard' });
  await tellOfARun(page);
  await context.close();
};

/** Has a schedule of one's own run now, which is told in the inbox. */
export const runASchedule = async (page: Page, name: string): Promise<void> => {
  const { id } = (await order(page, '/api/v1/schedules', {
    name,
    user_query: 'Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP',
    persona: 'soc_analyst',
    frequency: 'daily',
    scheduled_time: '06:00',
    timezone: 'Europe/Berlin',
  })) as { id: string };
  await order(page, `/api/v1/schedules/${id}/run`, {});
};

/** So that there is something in the inbox. */
const tellOfARun = async (page: Page): Promise<void> => {
  await runASchedule(page, 'Sign-ins that fail');
  await page.waitForFunction(
    async () => {
      const answer = await fetch('/api/v1/notifications?limit=1');
      return ((await answer.json()) as { total: number }).total > 0;
    },
    null,
    { polling: 500, timeout: 60_000 },
  );
};
