import type { Audit, AuditCoverage } from '../api/types';
import { Card } from '../ui/Card';
import { Loaded } from '../ui/Loaded';
import { sentenceCase } from '../ui/words';
import { useAuditCoverage } from './queries';

type Verdict = AuditCoverage['checks'][number]['verdict'];

const ORDER: Verdict[] = ['fail', 'not_tested', 'not_applicable', 'pass'];
const NAMES: Record<Verdict, string> = { fail: 'Failed', pass: 'Passed', not_applicable: 'Not applicable', not_tested: 'Not tested' };

/** What was looked at and what was not, with the reason. */
export const CoverageCard = ({ audit }: { audit: Audit }) => (
  <Card title="Coverage">
    <Loaded query={useAuditCoverage(audit.workspaceId, audit.id)} what="the coverage" rows={2}>
      {(targets) => (
        <div className="stack">
          {targets.map((it) => (
            <Target key={it.target} coverage={it} />
          ))}
        </div>
      )}
    </Loaded>
  </Card>
);

const Target = ({ coverage }: { coverage: AuditCoverage }) => (
  <div>
    <p>
      <strong className="mono">{coverage.target}</strong>{' '}
      <span className="secondary">
        from {sentenceCase(coverage.sandboxLevel).toLowerCase()}
        {coverage.observatoryScore !== null && ` · HTTP Observatory ${coverage.observatoryScore}`}
      </span>
    </p>
    {coverage.limited !== null && <p className="secondary">{coverage.limited}</p>}
    {coverage.crawl !== null && <Crawl crawl={coverage.crawl} />}
    {ORDER.map((verdict) => {
      const those = coverage.checks.filter((it) => it.verdict === verdict);
      return those.length === 0 ? null : (
        <details key={verdict} className="more">
          <summary>
            {NAMES[verdict]} <span className="numbers">{those.length}</span>
          </summary>
          <ul className="checks">
            {those.map((it) => (
              <li key={it.checkId}>
                <span className="mono">{it.checkId}</span> <span className="secondary">{it.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      );
    })}
  </div>
);

/** What was done beyond the first page, so that nobody has to guess what a visitor's log shows. */
const Crawl = ({ crawl }: { crawl: NonNullable<AuditCoverage['crawl']> }) => {
  const lists: [string, string[]][] = [
    ['Pages read', crawl.pages],
    ['Forms seen', crawl.forms],
    ['Not followed', crawl.notFollowed],
    ['Requests that may change something', crawl.stateChangingRequests],
    ['Tried', Object.entries(crawl.tried).map(([what, times]) => `${what}: ${times}`)],
    ['Leads', crawl.leads],
  ];
  return (
    <>
      <p className="secondary">
        {crawl.requests} requests beyond the first page{crawl.endedEarly !== null && `; it ended early: ${crawl.endedEarly}`}
      </p>
      {lists.map(([name, those]) =>
        those.length === 0 ? null : (
          <details key={name} className="more">
            <summary>
              {name} <span className="numbers">{those.length}</span>
            </summary>
            <ul className="checks">
              {those.map((it) => (
                <li key={it} className="mono wrap">
                  {it}
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
    </>
  );
};
