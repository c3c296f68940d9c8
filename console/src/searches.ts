/** What stands behind the question mark of a page's address; anything else there is passed over. */
type Raw = Record<string, unknown>;

/** A link need not say everything. */
const lenient =
  <T extends object>(read: (raw: Raw) => T): ((raw: Raw) => Partial<T>) =>
  (raw) =>
    read(raw);

const text = (raw: Raw, name: string): string | undefined => {
  const value = raw[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const one = <T extends string>(raw: Raw, name: string, known: readonly T[]): T | undefined =>
  known.find((it) => it === raw[name]);

const whole = (raw: Raw, name: string): number | undefined => {
  const value = Number(raw[name]);
  return Number.isInteger(value) && value > 0 ? value : undefined;
};

export const FREQUENCIES = ['once', 'daily', 'weekly', 'monthly', 'custom'] as const;
export const PERSONAS = ['soc_analyst', 'threat_hunter', 'compliance_auditor', 'ciso'] as const;
export const SCHEDULE_STATUSES = ['active', 'paused', 'failed', 'completed'] as const;
export const SCHEDULE_SORTS = ['name', '-name', 'next_run_at', '-next_run_at', 'created_at', '-created_at'] as const;
export const SESSION_STATUSES = ['active', 'completed', 'failed', 'cancelled'] as const;
export const SESSION_SORTS = ['created_at', '-created_at', 'title', '-title'] as const;
export const OUTCOMES = ['findings', 'clear', 'inconclusive'] as const;
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'informational'] as const;
export const INCIDENT_STATUSES = ['new', 'active', 'closed'] as const;
export const INCIDENT_SORTS = ['-modified_at', '-created_at', '-severity', '-number'] as const;
export const AUDIT_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export const AUDIT_STATES = ['new', 'regressed', 'still', 'fixed'] as const;
export const DELIVERY_STATUSES = ['waiting', 'delivered', 'given_up'] as const;
export const ROLES = ['analyst', 'admin'] as const;
export const HIT_TYPES = ['session', 'finding', 'report', 'schedule', 'incident', 'entity'] as const;

export const scheduleSearch = lenient((raw: Raw) => ({
  q: text(raw, 'q'),
  status: one(raw, 'status', SCHEDULE_STATUSES),
  frequency: one(raw, 'frequency', FREQUENCIES),
  persona: one(raw, 'persona', PERSONAS),
  owner: one(raw, 'owner', ['me'] as const),
  failing: raw.failing === true ? true : undefined,
  sort: one(raw, 'sort', SCHEDULE_SORTS),
  offset: whole(raw, 'offset'),
}));

export const sessionSearch = lenient((raw: Raw) => ({
  q: text(raw, 'q'),
  status: one(raw, 'status', SESSION_STATUSES),
  outcome: one(raw, 'outcome', OUTCOMES),
  persona: one(raw, 'persona', PERSONAS),
  schedule: text(raw, 'schedule'),
  pinned: raw.pinned === true ? true : undefined,
  sort: one(raw, 'sort', SESSION_SORTS),
  offset: whole(raw, 'offset'),
}));

/** Which evidence of a session is open, and at which row. */
export const sessionTab = lenient((raw: Raw) => ({
  tab: one(raw, 'tab', ['findings', 'evidence', 'entities'] as const),
  query: text(raw, 'query'),
  row: whole(raw, 'row'),
}));

export const startSearch = lenient((raw: Raw) => ({ q: text(raw, 'q') }));

export const inboxSearch = lenient((raw: Raw) => ({
  show: one(raw, 'show', ['all'] as const),
  offset: whole(raw, 'offset'),
}));

export const searchSearch = lenient((raw: Raw) => ({
  q: text(raw, 'q'),
  type: one(raw, 'type', HIT_TYPES),
  offset: whole(raw, 'offset'),
}));

export const incidentSearch = lenient((raw: Raw) => ({
  q: text(raw, 'q'),
  status: one(raw, 'status', INCIDENT_STATUSES),
  severity: one(raw, 'severity', SEVERITIES),
  tag: text(raw, 'tag'),
  assignee: text(raw, 'assignee'),
  sort: one(raw, 'sort', INCIDENT_SORTS),
  offset: whole(raw, 'offset'),
  preview: whole(raw, 'preview'),
}));

/** Around which entity the graph is drawn, and which of those drawn is chosen. */
export const graphSearch = lenient((raw: Raw) => ({
  q: text(raw, 'q'),
  value: text(raw, 'value'),
  kind: text(raw, 'kind'),
  types: text(raw, 'types'),
  depth: whole(raw, 'depth'),
  node: text(raw, 'node'),
}));

export const workspaceSearch = lenient((raw: Raw) => ({
  tab: one(raw, 'tab', ['audits', 'schedules', 'targets', 'members'] as const),
  status: one(raw, 'status', AUDIT_STATUSES),
  page: whole(raw, 'page'),
}));

export const auditSearch = lenient((raw: Raw) => ({
  state: one(raw, 'state', AUDIT_STATES),
  severity: one(raw, 'severity', SEVERITIES),
  suppressed: raw.suppressed === true ? true : undefined,
}));

export const webhookSearch = lenient((raw: Raw) => ({
  status: one(raw, 'status', DELIVERY_STATUSES),
  webhook: text(raw, 'webhook'),
  offset: whole(raw, 'offset'),
}));

/** What the lists of the administration can be narrowed by; each reads what is its own. */
export const adminSearch = lenient((raw: Raw) => ({
  q: text(raw, 'q'),
  role: one(raw, 'role', ROLES),
  disabled: typeof raw.disabled === 'boolean' ? raw.disabled : undefined,
  actor: text(raw, 'actor'),
  action: text(raw, 'action'),
  object: text(raw, 'object'),
  from: text(raw, 'from'),
  to: text(raw, 'to'),
  offset: whole(raw, 'offset'),
}));

export type IncidentSearch = ReturnType<typeof incidentSearch>;
export type AdminSearch = ReturnType<typeof adminSearch>;
export type ScheduleSearch = ReturnType<typeof scheduleSearch>;
export type SessionSearch = ReturnType<typeof sessionSearch>;

const HIDE_NOTHING = ['sort', 'offset', 'preview'];

/** Whether a list shows less than there is; its order and page, and what is opened beside it, hide nothing. */
export const isFiltered = (search: object): boolean =>
  Object.entries(search as Record<string, unknown>).some(([name, value]) => !HIDE_NOTHING.includes(name) && value !== undefined);
