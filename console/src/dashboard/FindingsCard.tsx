import { Link } from '@tanstack/react-router';
import { SearchCheck } from 'lucide-react';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Empty';
import { Loaded } from '../ui/Loaded';
import { Pill } from '../ui/Pill';
import { SEVERITY_LOOKS } from '../ui/states';
import { count } from '../ui/words';
import { gravest, type ToldOnce, toldOnce } from './once';
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
              {gravest(toldOnce(page.findings)).slice(0, MOST).map((it) => (
                <Line key={it.matter.id} told={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
};

const Line = ({ told: { matter, sightings, others } }: { told: ToldOnce }) => (
  <li className="lines-row">
    <span className="lines-severity">
      <Pill look={SEVERITY_LOOKS[matter.severity]} plain />
    </span>
    <div className="lines-words">
      <Link to="/sessions/$id" params={{ id: matter.session_id }} className="row-link" data-row>
        {matter.title}
      </Link>
      <p className="secondary">
        {sightings === 1 ? 'Seen once' : `Seen ${sightings} times`}
        {others > 0 && `, by ${count(others + 1, 'investigation')}`}
        {matter.techniques.length > 0 && <span className="mono"> · {matter.techniques.join(' ')}</span>}
      </p>
    </div>
    <Time at={matter.last_seen} />
  </li>
);
