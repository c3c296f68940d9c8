import type { Page } from 'playwright-core';

const AUDIT = {
  id: 'aud_simulated',
  workspaceId: 'ws_simulated',
  type: 'shallow',
  status: 'completed',
  targets: ['www.contoso.example'],
  scope: null,
  scheduleId: 'sa_1',
  scheduleName: 'Every Monday',
  score: 69,
  grade: 'C',
  findingCount: 3,
  severityBreakdown: { critical: 0, high: 1, medium: 2, low: 0, informational: 0 },
  createdAt: '2026-11-22T06:00:00Z',
  startedAt: '2026-11-22T06:00:02Z',
  completedAt: '2026-11-22T06:00:41Z',
  error: null,
  plan: null,
  callback: null as object | null,
};

/** A callback that nobody has answered yet. */
export const UNHEARD = {
  url: 'https://hooks.example.com/audits/contoso?build=4711',
  status: 'waiting',
  attempts: 2,
  lastAttemptAt: '2026-11-22T06:01:12Z',
  lastStatus: 503,
  lastResult: 'Service Unavailable',
  nextAttemptAt: new Date(Date.now() + 5 * 60_000).toISOString(),
  secret: null,
};

const finding = (id: string, more: object) => ({
  id,
  checkId: 'TLS-003',
  title: 'TLS 1.0 is spoken',
  description: 'The server shakes hands in a version of TLS that was withdrawn in 2021.',
  severity: 'high',
  class: 'misconfiguration',
  category: 'tls',
  cwe: 'CWE-327',
  cve: null,
  target: 'www.contoso.example',
  location: 'www.contoso.example:443',
  evidence: [{ kind: 'tls', request: 'ClientHello TLS 1.0', response: 'ServerHello TLS 1.0 TLS_RSA_WITH_AES_128_CBC_SHA' }],
  recommendation: 'Allow TLS 1.2 and 1.3 only.',
  fingerprint: id,
  state: 'new',
  discoveredAt: '2026-11-22T06:00:20Z',
  suppressed: false,
  triage: null,
  ...more,
});

const FINDINGS = [
  finding('a', {}),
  finding('b', {
    checkId: 'HDR-001',
    title: 'No Content-Security-Policy',
    severity: 'medium',
    state: 'still',
    cwe: 'CWE-693',
    description: 'Nothing limits which scripts the page runs.',
    location: 'https://www.contoso.example/',
    recommendation: 'Send a policy that names the sources the page needs.',
    evidence: [],
  }),
  finding('c', {
    checkId: 'EXP-002',
    title: 'A backup can be downloaded',
    description: 'An archive of the site lies beside it, where anybody can ask for it.',
    recommendation: 'Take it away, and keep backups where the server does not serve them.',
    cwe: 'CWE-530',
    severity: 'medium',
    state: 'regressed',
    location: 'https://www.contoso.example/backup.zip',
    triage: { verdict: 'confirmed', reason: 'The deployment puts it there again.', by: 'usr_1', at: '2026-11-20T09:00:00Z', until: null },
    evidence: [],
  }),
];

const COVERAGE = [
  {
    target: 'www.contoso.example',
    sandboxLevel: 'bubblewrap',
    startedAt: AUDIT.startedAt,
    endedAt: AUDIT.completedAt,
    sandboxDestroyed: true,
    observatoryScore: 55,
    limited: null,
    crawl: null,
    checks: [
      { checkId: 'TLS-003', verdict: 'fail', reason: null },
      { checkId: 'EML-007', verdict: 'not_tested', reason: 'No mail server was asked.' },
      { checkId: 'EXP-001', verdict: 'pass', reason: null },
    ],
  },
];

/** An audit that has completed: the servers of the journeys reach no site that could be audited. */
export const simulateAudit = async (page: Page, callback: object | null = UNHEARD): Promise<void> => {
  const where = '**/api/workspaces/ws_simulated/audits/aud_simulated';
  const answers: Record<string, object> = {
    '': { audit: { ...AUDIT, callback } },
    '/findings': { findings: FINDINGS, suppressed: [] },
    '/coverage': { coverage: COVERAGE },
  };
  for (const [path, data] of Object.entries(answers)) {
    await page.route(where + path, (route) => route.fulfill({ json: { success: true, data } }));
  }
  await page.route(`${where}/events`, (route) => route.fulfill({ status: 204 }));
};
