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
    const gathered = new Gathered((more) => {
      setConnection('live');
      setEvents((known) => merged(known, more));
      heard(more);
    });
    const tell = (more: SessionEvent[]) => {
      last.current = more.at(-1)?.sequence ?? last.current;
      gathered.add(more);
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
      gathered.tell();
    };
  }, [path, turns, visible, heard]);
  return { events, connection };
};

const MOMENT = 50;

/** Tells together what comes within a moment: of a long session hundreds come at once. */
class Gathered {
  private events: SessionEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly told: (events: SessionEvent[]) => void) {}

  add(events: SessionEvent[]): void {
    this.events.push(...events);
    this.timer ??= setTimeout(() => {
      this.tell();
    }, MOMENT);
  }

  tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { events } = this;
    this.events = [];
    if (events.length > 0) {
      this.told(events);
    }
  }
}

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
