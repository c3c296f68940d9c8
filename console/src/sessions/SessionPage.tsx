import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { tellsOfMore } from '../api/events';
import type { Session, SessionEvent } from '../api/types';
import { type Connection, useEvents } from '../api/useEvents';
import { duration } from '../time/format';
import { Time } from '../time/Time';
import { useNow } from '../time/useNow';
import { LoadedPage } from '../ui/LoadedPage';
import { PageHead } from '../ui/PageHead';
import { Pill } from '../ui/Pill';
import { OUTCOME_LOOKS, SESSION_LOOKS } from '../ui/states';
import { PERSONA_NAMES } from '../ui/words';
import { AskFurther } from './AskFurther';
import { useSession } from './queries';
import { Results } from './Results';
import { SessionActions } from './SessionActions';
import { Steps } from './Steps';
import { Transcript } from './Transcript';

const route = getRouteApi('/sessions/$id');

export const SessionPage = () => {
  const { id } = route.useParams();
  return <Followed key={id} id={id} />;
};

const Followed = ({ id }: { id: string }) => {
  const client = useQueryClient();
  const heard = useCallback(
    (events: SessionEvent[]) => {
      // What is told of a session that has ended is known with it already.
      const known = client.getQueryData<Session>(['sessions', 'one', id]);
      if (known?.status === 'active' && events.some(tellsOfMore)) {
        void client.invalidateQueries({ queryKey: ['sessions', 'one', id] });
        void client.invalidateQueries({ queryKey: ['findings', 'of', id] });
      }
    },
    [client, id],
  );
  const known = useSession(id, false);
  const active = known.data?.status === 'active';
  const { events, connection } = useEvents(`/api/v1/sessions/${id}/events`, known.data?.turns.length ?? 0, heard);
  const polled = useSession(id, active && connection === 'polling' ? 5000 : false);
  return (
    <LoadedPage query={polled} title="Session">
      {(session) => <Detail session={session} events={events} connection={connection} />}
    </LoadedPage>
  );
};

interface Props {
  session: Session;
  events: SessionEvent[];
  connection: Connection;
}

const Detail = ({ session, events, connection }: Props) => (
  <>
    <PageHead
      title={session.title}
      trail="Sessions"
      beside={
        <>
          <Pill look={SESSION_LOOKS[session.status]} />
          {session.outcome !== null && <Pill look={OUTCOME_LOOKS[session.outcome]} />}
        </>
      }
      facts={<Facts session={session} />}
      actions={<SessionActions session={session} />}
    />
    {session.status === 'active' && connection !== 'live' && connection !== 'over' && (
      <p className="note tone-paused" role="status">
        {connection === 'waiting'
          ? 'Live updates stopped. Reconnecting…'
          : 'Live updates cannot be had; the session is asked for every 5 seconds.'}
      </p>
    )}
    <Ended session={session} />
    <div className="session">
      <Steps stages={session.stages} />
      <div className="session-middle">
        <Transcript session={session} events={events} live={session.status === 'active'} />
        <AskFurther session={session} />
      </div>
      <Results session={session} />
    </div>
  </>
);

const Facts = ({ session }: { session: Session }) => {
  const now = useNow(1);
  const end = session.finished_at === null ? now : Date.parse(session.finished_at);
  return (
    <>
      Started <Time at={session.created_at} as="short" />{' '}
      {session.schedule_id === null ? (
        'by hand'
      ) : (
        <>
          by{' '}
          <Link to="/schedules/$id" params={{ id: session.schedule_id }}>
            its schedule
          </Link>
        </>
      )}
      {` · ${duration((end - Date.parse(session.created_at)) / 1000)} · ${PERSONA_NAMES[session.persona]}`}
      {session.conduct !== null &&
        ` · ${session.conduct.spent.queries} queries, ${session.conduct.spent.rows.toLocaleString('en')} rows`}
    </>
  );
};

/** Why it ended as it did, where that is not plain. */
const Ended = ({ session }: { session: Session }) => {
  const error = session.run?.error;
  if (error != null) {
    return (
      <div className="note tone-failed" role="status">
        <span>
          <strong>{error.message}</strong> {error.hint}
        </span>
      </div>
    );
  }
  return session.outcome === 'inconclusive' && session.reason !== null ? (
    <div className="note tone-missed" role="status">
      <span>
        <strong>Inconclusive.</strong> {session.reason}
      </span>
    </div>
  ) : null;
};
