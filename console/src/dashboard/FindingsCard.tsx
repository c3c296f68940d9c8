import { Link } from '@tanstack/react-router';
import { SearchCheck } from 'lucide-react';
import type { Matter } from '../api/types';
import { SEVERITIES } from '../searches';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Empty';
import { Loaded } from '../ui/Loaded';
import { Pill } from '../ui/Pill';
import { SEVERITY_LOOKS } from '../ui/states';
import { count } from '../ui/words';
import { useOpenFindings } from './queries';

const MOST = 6;

/** Of what was found lately and nobody has dealt with, the gravest first. */
export const FindingsCard = () => {
  const findings = useOpenFindings();
  return (
    <Card
      title="What is new"
      aside={findings.data !== undefined && <span className="secondary">{count(findings.data.total, 'open finding')}</span>}
      flush
    >
      <Loaded query={findings} what="findings" rows={4}>
        {(page) =>
          page.findings.length === 0 ? (
            <Empty icon={SearchCheck} title="No open findings">
              What investigations find shows here until somebody acknowledges or dismisses it.
            </Empty>
          ) : (
            <ul className="lines">
              {gravest(page.findings).map((it) => (
                <Line key={it.id} matter={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
};

const gravest = (findings: Matter[]): Matter[] =>
  findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)).slice(0, MOST);

const Line = ({ matter }: { matter: Matter }) => (
  <li className="lines-row">
    <span className="lines-severity">
      <Pill look={SEVERITY_LOOKS[matter.severity]} plain />
    </span>
    <div className="lines-words">
      <Link to="/sessions/$id" params={{ id: matter.session_id }} className="row-link" data-row>
        {matter.title}
      </Link>
      <p className="secondary">
        {matter.sightings === 1 ? 'Seen once' : `Seen ${matter.sightings} times`}
        {matter.techniques.length > 0 && <span className="mono"> · {matter.techniques.join(' ')}</span>}
      </p>
    </div>
    <Time at={matter.last_seen} />
  </li>
);
