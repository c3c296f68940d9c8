import { getRouteApi } from '@tanstack/react-router';
import { ScanSearch } from 'lucide-react';
import type { Audit, AuditFinding } from '../api/types';
import { AUDIT_STATES, SEVERITIES } from '../searches';
import { Card } from '../ui/Card';
import { Chips } from '../ui/Chips';
import { Choose } from '../ui/Choose';
import { Empty } from '../ui/Empty';
import { Loaded } from '../ui/Loaded';
import { NoRows } from '../ui/NoRows';
import { Pill } from '../ui/Pill';
import { DELTA_LOOKS, SEVERITY_LOOKS } from '../ui/states';
import { ToggleChip } from '../ui/ToggleChip';
import { useAuditFindings } from './queries';
import { TriageLine } from './TriageLine';

const route = getRouteApi('/audits/$workspace/$audit');

/** What was found, the gravest first, each with how it stands to the audit before. */
export const AuditFindings = ({ audit }: { audit: Audit }) => (
  <Loaded query={useAuditFindings(audit.workspaceId, audit.id)} what="findings">
    {({ findings, suppressed }) => <List audit={audit} findings={findings} suppressed={suppressed} />}
  </Loaded>
);

const rank = (it: AuditFinding): number => SEVERITIES.indexOf(it.severity) * 10 + AUDIT_STATES.indexOf(it.state);

const List = ({ audit, findings, suppressed }: { audit: Audit; findings: AuditFinding[]; suppressed: AuditFinding[] }) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const of = search.suppressed === true ? suppressed : findings;
  const shown = of
    .filter((it) => (search.state === undefined || it.state === search.state) && (search.severity === undefined || it.severity === search.severity))
    .toSorted((a, b) => rank(a) - rank(b));
  return (
    <Card title="Findings" aside={<span className="secondary numbers">{findings.length}</span>} flush>
      <div className="filters">
        <Chips
          label="Since the audit before"
          value={search.state}
          options={[
            { value: undefined, name: 'All' },
            ...AUDIT_STATES.map((value) => ({
              value,
              name: `${DELTA_LOOKS[value].word} ${of.filter((it) => it.state === value).length}`,
            })),
          ]}
          onChange={(state) => void navigate({ search: { ...search, state }, replace: true, resetScroll: false })}
        />
        <Choose label="Severity" all="Any severity" options={SEVERITIES} name={(it) => SEVERITY_LOOKS[it].word} value={search.severity}
          onChange={(severity) => void navigate({ search: { ...search, severity }, replace: true, resetScroll: false })} />
        {suppressed.length > 0 && (
          <ToggleChip name={`Suppressed ${suppressed.length}`} on={search.suppressed === true}
            onChange={(on) => void navigate({ search: { ...search, suppressed: on ? true : undefined }, replace: true, resetScroll: false })} />
        )}
      </div>
      {findings.length === 0 && search.suppressed !== true ? (
        <Empty icon={ScanSearch} title="Nothing found">
          That says what the checks beside this list came to, and no more than they looked at.
        </Empty>
      ) : shown.length === 0 ? (
        <NoRows icon={ScanSearch} what="findings" filtered onClear={() => void navigate({ search: {} })}>
          {null}
        </NoRows>
      ) : (
        <ul className="findings">
          {shown.map((it) => (
            <li key={it.id}>
              <One finding={it} audit={audit} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const One = ({ finding, audit }: { finding: AuditFinding; audit: Audit }) => (
  <article className="finding" aria-label={finding.title}>
    <div className="finding-head">
      <Pill look={SEVERITY_LOOKS[finding.severity]} plain />
      <Pill look={DELTA_LOOKS[finding.state]} />
      <span className="secondary mono push">{[finding.checkId, finding.cwe, finding.cve].filter(Boolean).join(' · ')}</span>
    </div>
    <h3>{finding.title}</h3>
    <p className="secondary mono">{finding.location ?? finding.target}</p>
    <p>{finding.description}</p>
    <p>
      <strong>What to do:</strong> {finding.recommendation}
    </p>
    {finding.evidence.length > 0 && (
      <details className="more">
        <summary>Evidence</summary>
        {finding.evidence.map((it, index) => (
          <pre key={index} className="proof" tabIndex={0} role="group" aria-label={`${it.kind} evidence`}>
            {it.request}
            {'\n\n'}
            {it.response}
          </pre>
        ))}
      </details>
    )}
    <TriageLine finding={finding} audit={audit} />
  </article>
);
