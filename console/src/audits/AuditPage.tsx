import './audits.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Ban } from 'lucide-react';
import type { Audit } from '../api/types';
import { SEVERITIES } from '../searches';
import { duration } from '../time/format';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { DownloadMenu } from '../ui/DownloadMenu';
import { LoadedPage } from '../ui/LoadedPage';
import { PageHead } from '../ui/PageHead';
import { Pill } from '../ui/Pill';
import { AUDIT_LOOKS, SEVERITY_LOOKS } from '../ui/states';
import { useFailed } from '../ui/useFailed';
import { AuditFindings } from './AuditFindings';
import { CallbackCard } from './CallbackCard';
import { CoverageCard } from './CoverageCard';
import { EventsCard } from './EventsCard';
import { Grade } from './Grade';
import { useAudit, useAuditActions } from './queries';
import { kindName, titleOf } from './types';

const route = getRouteApi('/audits/$workspace/$audit');
const FORMATS = ['pdf', 'html', 'md', 'json', 'sarif'] as const;

export const AuditPage = () => {
  const { workspace, audit: id } = route.useParams();
  return (
    <LoadedPage query={useAudit(workspace, id)} title="Audit">
      {(audit) => <Detail key={id} audit={audit} />}
    </LoadedPage>
  );
};

const Detail = ({ audit }: { audit: Audit }) => {
  const over = audit.status === 'completed' || audit.status === 'failed' || audit.status === 'cancelled';
  return (
    <>
      <PageHead
        title={titleOf(audit)}
        trail="Audits"
        beside={<Pill look={AUDIT_LOOKS[audit.status]} />}
        facts={<Facts audit={audit} />}
        actions={<Actions audit={audit} over={over} />}
      />
      {audit.error !== null && (
        <div className="note tone-failed" role="status">
          <span>
            <strong>{audit.error.message}</strong> {audit.error.hint}
          </span>
          {audit.error.code === 'TARGET_NOT_VERIFIED' && (
            <Link to="/audits/$workspace" params={{ workspace: audit.workspaceId }} search={{ tab: 'targets' }} className="button small">
              Prove the target
            </Link>
          )}
        </div>
      )}
      <div className="columns">
        <div className="column-main">
          {audit.plan !== null && <Plan plan={audit.plan} />}
          {audit.status === 'completed' ? (
            <AuditFindings audit={audit} />
          ) : (
            <Card title="Findings">
              <p className="muted">{over ? 'It came to no findings.' : 'They show here once it has completed.'}</p>
            </Card>
          )}
        </div>
        <div className="column-side">
          {audit.status === 'completed' && <Score audit={audit} />}
          <EventsCard audit={audit} over={over} />
          <CallbackCard audit={audit} />
          {audit.status === 'completed' && <CoverageCard audit={audit} />}
        </div>
      </div>
    </>
  );
};

const Facts = ({ audit }: { audit: Audit }) => (
  <>
    {kindName(audit.type)} · {audit.scheduleName === null ? 'asked for by hand' : `by ${audit.scheduleName}`} ·{' '}
    <Time at={audit.startedAt ?? audit.createdAt} as="short" />
    {audit.startedAt !== null &&
      audit.completedAt !== null &&
      ` · ${duration((Date.parse(audit.completedAt) - Date.parse(audit.startedAt)) / 1000)}`}
    {' · '}
    <Link to="/audits/$workspace" params={{ workspace: audit.workspaceId }}>
      its workspace
    </Link>
  </>
);

const Actions = ({ audit, over }: { audit: Audit; over: boolean }) => {
  const { cancel } = useAuditActions(audit.workspaceId, audit.id);
  const failed = useFailed();
  if (audit.status === 'completed') {
    const href = `/api/workspaces/${audit.workspaceId}/audits/${audit.id}/report`;
    return <DownloadMenu name="Report" href={href} file={audit.id} formats={FORMATS} />;
  }
  return over ? null : (
    <button
      type="button"
      className="button"
      disabled={cancel.isPending}
      onClick={() => {
        cancel.mutate(undefined, { onError: failed });
      }}
    >
      <Ban size={16} aria-hidden /> Cancel the audit
    </button>
  );
};

/** What was made of the brief of an autonomous audit. */
const Plan = ({ plan }: { plan: NonNullable<Audit['plan']> }) => (
  <Card title="What it does" aside={<span className="secondary">made of its brief by {plan.by}</span>}>
    {plan.note !== null && <p className="secondary">{plan.note}</p>}
    <ol className="steps-list">
      {plan.steps.map((it) => (
        <li key={it}>{it}</li>
      ))}
    </ol>
    {plan.ignored.length > 0 && <p className="secondary">Of the brief it does not do: {plan.ignored.join('; ')}</p>}
  </Card>
);

const Score = ({ audit }: { audit: Audit }) => (
  <Card title="Score" aside={<span className="secondary">of 100, less what was found</span>}>
    <p className="score">
      <Grade grade={audit.grade} score={audit.score} />
    </p>
    <ul className="severities">
      {SEVERITIES.map((it) => (
        <li key={it}>
          <Pill look={SEVERITY_LOOKS[it]} plain />
          <span className="numbers">{audit.severityBreakdown?.[it] ?? 0}</span>
        </li>
      ))}
    </ul>
  </Card>
);
