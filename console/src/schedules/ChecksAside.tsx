import { CircleCheck, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Problem } from '../api/problem';
import type { Criterion, Preview, Verdict } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { dateTime, inUtc, machine, relative } from '../time/format';
import { useNow } from '../time/useNow';
import { Card } from '../ui/Card';
import { Kql } from '../ui/Kql';
import { count, sentenceCase } from '../ui/words';
import { BacktestCard } from './BacktestCard';
import type { Draft } from './draft';
import type { Checks } from './useChecks';

/** What the server makes of the form while it is filled in. */
export const ChecksAside = ({ checks, draft }: { checks: Checks; draft: Draft }) => (
  <aside className="aside" aria-label="Checks">
    <Card title="Next runs" aside={<span className="secondary">{checks.checking ? 'Checking…' : draft.zone}</span>} flush>
      {checks.preview === undefined ? (
        <p className="card-body muted">
          {checks.previewError === null ? 'One moment…' : unknown(checks.previewError, 'They show once the times are complete.')}
        </p>
      ) : (
        <NextRuns preview={checks.preview} />
      )}
    </Card>
    {checks.preview?.warnings.map((it) => (
      <p key={it.kind + it.message} className="note tone-paused">
        <TriangleAlert size={16} aria-hidden />
        {it.message}
      </p>
    ))}
    <Card title="Query" aside={checks.verdict !== undefined && <Score verdict={checks.verdict} />}>
      {checks.verdict === undefined ? (
        <p className="muted">
          {checks.verdictError === null
            ? 'Write a query to see whether it is specific enough to run again and again.'
            : unknown(checks.verdictError, 'It cannot be checked right now; you can still save.')}
        </p>
      ) : (
        <Criteria verdict={checks.verdict} />
      )}
    </Card>
    {checks.plan !== undefined && (
      <Card title="Plan">
        <p>{checks.plan.rule.text}</p>
        {checks.plan.assumptions.length > 0 && (
          <ul className="bullets secondary">
            {checks.plan.assumptions.map((it) => (
              <li key={it}>{it}</li>
            ))}
          </ul>
        )}
        {checks.plan.queries.map((it) => (
          <details key={it.name} className="kql-details">
            <summary>
              {it.name} · {it.title}
            </summary>
            <Kql text={it.kql} />
          </details>
        ))}
      </Card>
    )}
    {checks.plan !== undefined && <BacktestCard key={checks.plan.hash} draft={draft} />}
  </aside>
);

const unknown = (error: Error, otherwise: string): string =>
  error instanceof Problem && error.status === 422 ? error.message : otherwise;

const NextRuns = ({ preview }: { preview: Preview }) => {
  const preferences = usePreferences();
  const now = useNow(15);
  const telling = { ...preferences, zone: preview.timezone };
  return (
    <>
      <p className="next-sentence" role="status">
        {preview.sentence}
      </p>
      <ol className="next-runs">
        {preview.next_runs.slice(0, 5).map((at) => (
          <li key={at}>
            <time dateTime={machine(at)}>
              <span className="numbers">{dateTime(at, telling)}</span>
              <span className="secondary mono muted">{inUtc(at)}</span>
            </time>
            <span className="secondary numbers">{relative(at, now)}</span>
          </li>
        ))}
      </ol>
    </>
  );
};

const Score = ({ verdict }: { verdict: Verdict }) => (
  <span className={`pill ${verdict.specific ? 'tone-completed' : 'tone-paused'}`}>
    {verdict.specific ? <CircleCheck size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
    {verdict.specific ? 'Specific' : 'Not specific yet'} · {verdict.score}
  </span>
);

const ICONS: Partial<Record<Criterion['status'], [LucideIcon, string]>> = {
  pass: [CircleCheck, 'completed'],
  warn: [TriangleAlert, 'paused'],
  fail: [CircleX, 'failed'],
};

/** What needs something comes first. */
const ORDER: Criterion['status'][] = ['fail', 'warn', 'pass'];

const Criteria = ({ verdict }: { verdict: Verdict }) => (
  <>
    <p>{verdict.verdict}</p>
    <ul className="criteria">
      {verdict.criteria
        .filter((it) => it.status !== 'not_applicable')
        .toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
        .map((it) => (
          <CriterionRow key={it.id} criterion={it} />
        ))}
    </ul>
    {verdict.estimate !== null && (
      <p className="secondary">
        Each run asks {count(verdict.estimate.queries_per_run, 'query', 'queries')} and reads about{' '}
        {count(verdict.estimate.rows_per_run, 'row')}.
      </p>
    )}
    {verdict.reason !== null && <p className="note tone-paused">{verdict.reason}</p>}
    {verdict.closest !== null && <p className="secondary">Understood would be: {verdict.closest}</p>}
  </>
);

const CriterionRow = ({ criterion }: { criterion: Criterion }) => {
  const [Icon, tone] = ICONS[criterion.status] ?? [TriangleAlert, 'paused'];
  return (
    <li className={`criterion tone-${tone}`}>
      <Icon size={16} aria-hidden />
      <span>
        <strong>{sentenceCase(criterion.id)}</strong>
        <span className="hidden"> {criterion.status}: </span>
        <span className="secondary">{criterion.message}</span>
      </span>
    </li>
  );
};
