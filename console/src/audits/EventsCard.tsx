import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Audit } from '../api/types';
import { useEvents } from '../api/useEvents';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';

/** What an audit tells while it works; it goes on after the last event heard. */
export const EventsCard = ({ audit, over }: { audit: Audit; over: boolean }) => {
  const client = useQueryClient();
  const heard = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['audits', 'one', audit.id] });
  }, [client, audit.id]);
  const { events, connection } = useEvents(`/api/workspaces/${audit.workspaceId}/audits/${audit.id}/events`, 1, heard);
  const trouble = !over && (connection === 'waiting' || connection === 'polling');
  return (
    <Card title="Events" aside={trouble && <span className="secondary">{connection === 'waiting' ? 'Reconnecting…' : 'Asked for every 3 s'}</span>}>
      {events.length === 0 ? (
        <p className="muted">{over ? 'It told of nothing.' : 'Waiting for the first one…'}</p>
      ) : (
        <ol className="events" tabIndex={0} role="log" aria-label="Events of the audit">
          {events.map((it) => (
            <li key={it.sequence}>
              <Time at={it.at} as="clock" />
              <span>{it.message}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
};
