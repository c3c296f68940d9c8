import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../api/client';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { CopyButton } from '../ui/CopyButton';
import { Loaded } from '../ui/Loaded';
import { useFailed } from '../ui/useFailed';

const KEY = ['calendar'];

/** The address under which a calendar reads one's schedules; it is told once. */
export const CalendarFeed = () => {
  const client = useQueryClient();
  const options = { onSettled: () => client.invalidateQueries({ queryKey: KEY }), onError: useFailed() };
  const feed = useQuery({ queryKey: KEY, queryFn: ({ signal }) => body(api.GET('/api/v1/calendar', { signal })) });
  const issue = useMutation({ mutationFn: () => body(api.POST('/api/v1/calendar', { body: {} })), ...options });
  const revoke = useMutation({ mutationFn: () => done(api.DELETE('/api/v1/calendar')), ...options });
  return (
    <Card title="Calendar">
      <Loaded query={feed} what="the calendar" rows={1}>
        {(it) => (
          <div className="stack">
            <p className="secondary">
              {it.exists ? 'Your schedules can be read by a calendar under a secret address' : 'An address lets your calendar show when your schedules run.'}
              {it.exists && it.last_read_at !== null && (
                <>
                  , read last <Time at={it.last_read_at} />
                </>
              )}
              {it.exists && '.'}
            </p>
            {issue.data !== undefined && (
              <p className="entity">
                <code className="entity-name" title={issue.data.url}>
                  {issue.data.url}
                </code>
                <CopyButton text={issue.data.url} what="the address" />
              </p>
            )}
            <div className="form-actions">
              <button type="button" className="button" disabled={issue.isPending} onClick={() => { issue.mutate(); }}>
                {it.exists ? 'New address' : 'Make an address'}
              </button>
              {it.exists && (
                <button type="button" className="button" disabled={revoke.isPending}
                  onClick={() => { issue.reset(); revoke.mutate(); }}>
                  Take it away
                </button>
              )}
            </div>
          </div>
        )}
      </Loaded>
    </Card>
  );
};
