import type { components } from '#schema';

type Schemas = components['schemas'];

export type Schedule = Schemas['Schedule'];
export type NewSchedule = Schemas['NewSchedule'];
export type Times = Schemas['Times'];
export type Preview = Schemas['Preview'];
export type Verdict = Schemas['Verdict'];
export type Criterion = Verdict['criteria'][number];
export type Fix = Verdict['fixes'][number];
export type Run = Schemas['RunInList'];
/** A run without what only lists of runs say. */
export type PlainRun = Schemas['Run'];
export type Coverage = Schemas['Coverage'];
export type PlanVersion = Schemas['PlanVersion'];
export type SessionInList = Schemas['SessionInList'];
export type Session = Schemas['Session'];
export type Turn = Schemas['Turn'];
export type Stage = Schemas['Stage'];
export type Finding = Schemas['Finding'];
export type Matter = Schemas['Matter'];
export type Evidence = Schemas['Evidence'];
export type Notification = Schemas['Notification'];
export type Hit = Schemas['Hit'];
export type EntityName = Schemas['EntityName'];
export type SessionGraph = Schemas['SessionGraph'];
export type User = Schemas['User'];
export type Persona = Schemas['Persona'];
export type Frequency = Schemas['Frequency'];
export type Severity = Schemas['Severity'];
export type Incident = Schemas['Incident'];
export type IncidentDetail = Schemas['IncidentDetail'];
export type IncidentChange = Schemas['IncidentChange'];
export type Enrichment = Schemas['Enrichment'];
export type EntityProfile = Schemas['EntityProfile'];
export type EntityPlace = Schemas['EntityPlace'];
export type Entity = Schemas['Entity'];
export type Merge = Schemas['Merge'];
export type Edge = Schemas['Edge'];
export type Neighbourhood = Schemas['Neighbourhood'];
export type Backtest = Schemas['Backtest'];
export type Preferences = Schemas['NotificationPreferences'];
export type NewPreferences = Schemas['NewNotificationPreferences'];
export type Webhook = Schemas['Webhook'];
export type Delivery = Schemas['Delivery'];
export type ApiKey = Schemas['ApiKey'];
export type ApiClient = Schemas['ApiClient'];
export type SiemProvider = Schemas['SiemProvider'];
export type LanguageModel = Schemas['LanguageModel'];
export type Workforce = Schemas['Workforce'];
export type Worker = Schemas['Worker'];
export type LaneLoad = Schemas['LaneLoad'];
export type AuditEntry = Schemas['AuditEntry'];
export type Workspace = Schemas['AuditWorkspace'];
export type Verification = Schemas['AuditVerification'];
export type ScheduledAudit = Schemas['ScheduledAudit'];
export type Audit = Schemas['Audit'];
export type AuditFinding = Schemas['AuditFinding'];
export type AuditCoverage = Schemas['AuditCoverage'];

/** One event of a session's stream. */
export interface SessionEvent {
  sequence: number;
  at: string;
  kind: string;
  stage: string | null;
  message: string;
  facts: Record<string, string>;
}
