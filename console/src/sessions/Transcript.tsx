import { Bot, CircleCheck, Database, FileText, type LucideIcon, MessageCircleQuestion, OctagonX, SearchCheck, Sparkles } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { byTurn } from '../api/events';
import type { Session, SessionEvent, Turn } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Chips } from '../ui/Chips';
import { Kql } from '../ui/Kql';
import { count } from '../ui/words';
import { Cited } from './Cited';
import { RowLink } from './RowLink';

type Filter = 'queries' | 'findings';

interface Props {
  session: Session;
  events: SessionEvent[];
  live: boolean;
}

/** Everything that was asked and done, in its order; it follows the end while the reader is there. */
export const Transcript = ({ session, events, live }: Props) => {
  const [filter, setFilter] = useState<Filter | undefined>();
  const turns = useMemo(() => byTurn(events), [events]);
  const box = useFollowedEnd(events.length, live);
  return (
    <Card
      title="Transcript"
      aside={
        <Chips
          label="Show"
          value={filter}
          options={[
            { value: undefined, name: 'All' },
            { value: 'queries', name: 'Queries' },
            { value: 'findings', name: 'Findings' },
          ]}
          onChange={setFilter}
        />
      }
      flush
    >
      <div className="transcript" ref={box} role="log" aria-live="off" aria-label="What happened" tabIndex={0}>
        {session.turns.map((turn, index) => (
          <section key={turn.turn} aria-label={`Turn ${turn.turn}`}>
            <Question turn={turn} />
            <Lines events={(turns[index] ?? []).filter((it) => isShown(it, filter))} session={session} />
            {turn.answer !== null && <Answer turn={turn} />}
          </section>
        ))}
        {live && (
          <p className="transcript-live tone-running" role="status">
            <span className="dot dot-busy" aria-hidden /> Working
          </p>
        )}
      </div>
    </Card>
  );
};

const AT_ONCE = 100;

/** The latest of a turn; what was before is drawn when it is asked for. */
const Lines = ({ events, session }: { events: SessionEvent[]; session: Session }) => {
  const [most, setMost] = useState(AT_ONCE);
  const before = Math.max(0, events.length - most);
  return (
    <>
      {before > 0 && (
        <p className="line-before">
          <button type="button" className="button small" onClick={() => { setMost(most + AT_ONCE); }}>
            Show {Math.min(before, AT_ONCE)} of the {before.toLocaleString('en')} before
          </button>
        </p>
      )}
      {events.slice(before).map((event) => (
        <Line key={event.sequence} event={event} session={session} />
      ))}
    </>
  );
};

const isShown = (event: SessionEvent, filter: Filter | undefined): boolean => {
  switch (filter) {
    case 'queries':
      return event.kind === 'query_finished';
    case 'findings':
      return event.kind === 'finding';
    default:
      return event.kind !== 'stage_started' && event.kind !== 'asked';
  }
};

const Question = ({ turn }: { turn: Turn }) => (
  <div className="line line-question">
    <MessageCircleQuestion size={16} aria-hidden />
    <div>
      <p className="line-head">
        Question <Time at={turn.asked_at} as="clock" />
      </p>
      <p className="prose">{turn.question}</p>
      {turn.understood !== null && <p className="secondary">{turn.understood}</p>}
    </div>
  </div>
);

const Answer = ({ turn }: { turn: Turn }) => (
  <div className="line">
    <Bot size={16} aria-hidden />
    <div>
      <p className="line-head">Answer</p>
      <p className="prose preserve">
        <Cited text={turn.answer ?? ''} />
      </p>
    </div>
  </div>
);

const ICONS: Record<string, [LucideIcon, string, string]> = {
  query_finished: [Database, 'Query', 'text2'],
  finding: [SearchCheck, 'Finding', 'high'],
  report_ready: [FileText, 'Report', 'text2'],
  model_asked: [Sparkles, 'Model', 'queued'],
  restarted: [OctagonX, 'Began anew', 'missed'],
  completed: [CircleCheck, 'Completed', 'completed'],
  failed: [OctagonX, 'Failed', 'failed'],
  cancelled: [OctagonX, 'Cancelled', 'cancelled'],
};

const Line = memo(({ event, session }: { event: SessionEvent; session: Session }) => {
  const [Icon, name, tone] = ICONS[event.kind] ?? [CircleCheck, 'Step', 'text2'];
  const evidence = session.evidence.find((it) => it.query === event.facts.query);
  return (
    <div className={`line tone-${tone}`}>
      <Icon size={16} aria-hidden />
      <div>
        <p className="line-head">
          {name} <Time at={event.at} as="clock" />
        </p>
        <p>
          <Cited text={event.message} />
        </p>
        {event.kind === 'query_finished' && evidence !== undefined && (
          <>
            <Kql text={evidence.kql} />
            <RowLink query={evidence.query}>Open {count(evidence.total, 'row')}</RowLink>
          </>
        )}
      </div>
    </div>
  );
});
Line.displayName = 'Line';

/** Scrolls along as long as the reader stands at the end. */
const useFollowedEnd = (length: number, live: boolean) => {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(live);
  useEffect(() => {
    const element = box.current;
    const listen = () => {
      if (element !== null) {
        atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
      }
    };
    element?.addEventListener('scroll', listen);
    return () => {
      element?.removeEventListener('scroll', listen);
    };
  }, []);
  useEffect(() => {
    if (atEnd.current && box.current !== null) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [length]);
  return box;
};
