import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import { Time } from '../time/Time';
import { Loaded } from '../ui/Loaded';
import { sentenceCase } from '../ui/words';

/** On which ways one was told of something, or not, and why; asked for only once somebody wants to know. */
export const Why = ({ id }: { id: string }) => {
  const [open, setOpen] = useState(false);
  const why = useQuery({
    queryKey: ['notifications', 'why', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/notifications/{id}/why', { params: { path: { id } }, signal })),
    enabled: open,
  });
  return (
    <details
      className="more why"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>Why am I told?</summary>
      {open && (
        <Loaded query={why} what="the reasons" rows={1}>
          {({ ways }) => (
            <ul>
              {ways.map((it) => (
                <li key={it.channel + (it.webhook_id ?? '')} className="secondary">
                  <strong>{sentenceCase(it.channel)}</strong> {sentenceCase(it.state).toLowerCase()}
                  {it.at !== null && (
                    <>
                      {' '}
                      <Time at={it.at} />
                    </>
                  )}
                  : {it.why}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </details>
  );
};
