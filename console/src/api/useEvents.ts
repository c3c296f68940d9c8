import { useEffect, useRef, useState } from 'react';
import { merged } from './events';
import { follow } from './follow';
import type { SessionEvent } from './types';

/** `live` streams, `waiting` was cut off and tries again, `polling` gave up streaming, `over` heard the end. */
export type Connection = 'live' | 'waiting' | 'polling' | 'over';

/** Follows a stream, anew with each turn, while its page is looked at, going on after the last event that was heard. */
export const useEvents = (path: string, turns: number, heard: (events: SessionEvent[]) => void) => {
  const [events, setEvents] = useState<SessionEvent[]>([]);
  const [connection, setConnection] = useState<Connection>('live');
  const visible = useVisible();
  const last = useRef(0);
  useEffect(() => {
    if (turns === 0 || !visible) {
      return undefined;
    }
    const stop = new AbortController();
    const tell = (more: SessionEvent[]) => {
      last.current = more.at(-1)?.sequence ?? last.current;
      setConnection('live');
      setEvents((known) => merged(known, more));
      heard(more);
    };
    const watch = async () => {
      const end = await follow({
        path,
        signal: stop.signal,
        last: () => (last.current === 0 ? '' : String(last.current)),
        tell: (messages) => {
          tell(messages.map((it) => JSON.parse(it.data) as SessionEvent));
        },
        waiting: () => {
          setConnection('waiting');
        },
      });
      if (end !== 'stopped') {
        setConnection(end === 'over' ? 'over' : 'polling');
      }
    };
    void watch();
    return () => {
      stop.abort();
    };
  }, [path, turns, visible, heard]);
  return { events, connection };
};

const useVisible = (): boolean => {
  const [visible, setVisible] = useState(!document.hidden);
  useEffect(() => {
    const listen = () => {
      setVisible(!document.hidden);
    };
    document.addEventListener('visibilitychange', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
    };
  }, []);
  return visible;
};
