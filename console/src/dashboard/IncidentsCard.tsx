import { Link } from '@tanstack/react-router';
import { SEVERITIES } from '../searches';
import { Card } from '../ui/Card';
import { Loading } from '../ui/Loading';
import { Pill } from '../ui/Pill';
import { ProblemCard } from '../ui/Problems';
import { SEVERITY_LOOKS } from '../ui/states';
import { bySeverity } from './severities';
import { useIncidentsThatAre } from './queries';

/** How many incidents nobody has closed, by how grave they are. */
export const IncidentsCard = () => {
  const fresh = useIncidentsThatAre('new');
  const active = useIncidentsThatAre('active');
  const failed = [fresh, active].find((it) => it.isError && it.data === undefined);
  const total = (fresh.data?.total ?? 0) + (active.data?.total ?? 0);
  return (
    <Card title="Open incidents" aside={<Link to="/incidents">All incidents</Link>}>
      {failed !== undefined ? (
        <ProblemCard error={failed.error} retry={() => void failed.refetch()} />
      ) : fresh.data === undefined || active.data === undefined ? (
        <Loading rows={2} what="incidents" />
      ) : total === 0 ? (
        <p className="muted">None is open.</p>
      ) : (
        <>
          <p>
            <strong className="numbers">{fresh.data.total}</strong> new,{' '}
            <strong className="numbers">{active.data.total}</strong> being worked on
          </p>
          <ul className="severities">
            {SEVERITIES.map((severity) => (
              <li key={severity}>
                <Pill look={SEVERITY_LOOKS[severity]} plain />
                <span className="numbers">{bySeverity([fresh.data, active.data], severity)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};
