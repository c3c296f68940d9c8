import { useEffect, useRef, useState } from 'react';
import { ask } from './client';
import { merged } from './events';
import { SseReader } from './sse';
import type { SessionEvent } from './types';

/** `live` streams, `waiting` was cut off and tries again, `polling` gave up streaming, `over` heard the end. */
export type Connection = 'live' | 'waiting' | 'polling' | 'over';

const PATIENCE = 3;
const WAIT = 2000;

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
    const follow = async () => {
      for (let failures = 0; failures < PATIENCE; failures += 1) {
        const before = last.current;
        const over = await stream(path, last.current, stop.signal, tell).catch(() => false);
        if (stop.signal.aborted) {
          return;
        }
        if (over) {
          setConnection('over');
          return;
        }
        failures = last.current > before ? 0 : failures;
        setConnection('waiting');
        await pause(WAIT, stop.signal);
      }
      setConnection('polling');
    };
    void follow();
    return () => {
      stop.abort();
    };
  }, [path, turns, visible, heard]);
  return { events, connection };
};

/** @returns whether everything has been told; 204 says so at once */
const stream = async (
  path: string,
  after: number,
  signal: AbortSignal,
  tell: (events: SessionEvent[]) => void,
): Promise<boolean> => {
  const url = new URL(path, location.origin);
  const headers: HeadersInit = after === 0 ? {} : { 'Last-Event-ID': String(after) };
  const response = await ask(new Request(url, { headers, signal }));
  if (response.status === 204) {
    return true;
  }
  if (!response.ok || response.body === null) {
    return false;
  }
  const reader = new SseReader();
  const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
    const events = reader.push(piece.value).map((it) => JSON.parse(it.data) as SessionEvent);
    if (events.length > 0) {
      tell(events);
    }
  }
  return false;
};

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

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
