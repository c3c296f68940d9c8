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
