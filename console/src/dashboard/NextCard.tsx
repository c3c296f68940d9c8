import { Link } from '@tanstack/react-router';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Loaded } from '../ui/Loaded';
import { useAllSchedules } from './queries';

const MOST = 5;

/** What runs next. */
export const NextCard = () => (
  <Card title="Next runs" aside={<Link to="/schedules">All schedules</Link>}>
    <Loaded query={useAllSchedules()} what="the next runs" rows={3}>
      {(page) => {
        const next = page.schedules.filter((it) => it.next_run_at !== null).slice(0, MOST);
        return next.length === 0 ? (
          <p className="muted">
            Nothing is planned. <Link to="/schedules/new">Create Schedule</Link>
          </p>
        ) : (
          <ol className="plain-list">
            {next.map((it) => (
              <li key={it.id}>
                <Link to="/schedules/$id" params={{ id: it.id }} className="row-link clip" title={it.name}>
                  {it.name}
                </Link>
                <Time at={it.next_run_at ?? ''} />
              </li>
            ))}
          </ol>
        );
      }}
    </Loaded>
  </Card>
);
