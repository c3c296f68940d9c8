import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, body } from '../api/client';
import { useIsAdmin } from '../shell/me';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Loaded } from '../ui/Loaded';

const MOST = 6;

/** Who changed a schedule; the log is for administrators, and nobody else is shown a card that stays shut. */
export const ActivityCard = ({ id }: { id: string }) => (useIsAdmin() ? <Activity id={id} /> : null);

const Activity = ({ id }: { id: string }) => {
  const log = useQuery({
    queryKey: ['schedules', 'activity', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/admin/audit-log', { params: { query: { object: id, limit: MOST } }, signal })),
  });
  return (
    <Card
      title="Activity"
      aside={
        <Link to="/admin/$section" params={{ section: 'audit-log' }} search={{ object: id }}>
          All of it
        </Link>
      }
    >
      <Loaded query={log} what="the activity" rows={2}>
        {(page) =>
          page.entries.length === 0 ? (
            <p className="muted">Nobody has changed it.</p>
          ) : (
            <ol className="plain-list">
              {page.entries.map((it) => (
                <li key={it.number}>
                  <span>
                    {it.action}
                    <span className="secondary clip" title={it.actor}>
                      {it.reason ?? it.actor}
                    </span>
                  </span>
                  <Time at={it.at} />
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
};
