import { ask } from './client';
import { type Message, SseReader } from './sse';

const PATIENCE = 3;
const WAIT = 2000;
/** The server says every 15 seconds that it is there. */
const SILENCE = 45_000;

interface Followed {
  path: string;
  signal: AbortSignal;
  /** The id of what was heard last, so that each attempt goes on after it; empty to begin where it stands. */
  last: () => string;
  tell: (messages: Message[]) => void;
  /** It was cut off, and another attempt follows. */
  waiting: () => void;
}

/** Follows a stream through cuts, until it is over or stopped, or several attempts in a row brought nothing. */
export const follow = async ({ path, signal, last, tell, waiting }: Followed): Promise<'over' | 'stopped' | 'given up'> => {
  let failures = 0;
  const heard = (messages: Message[]) => {
    failures = 0;
    tell(messages);
  };
  while (failures < PATIENCE) {
    failures += 1;
    const over = await attempt(path, last(), signal, heard).catch(() => false);
    if (signal.aborted) {
      return 'stopped';
    }
    if (over) {
      return 'over';
    }
    waiting();
    await pause(WAIT, signal);
  }
  return 'given up';
};

/** @returns whether everything has been told; 204 says so at once */
const attempt = async (path: string, last: string, signal: AbortSignal, tell: (messages: Message[]) => void): Promise<boolean> => {
  const headers: HeadersInit = last === '' ? {} : { 'Last-Event-ID': last };
  const response = await ask(new Request(new URL(path, location.origin), { headers, signal }));
  if (response.status === 204) {
    return true;
  }
  if (!response.ok || response.body === null) {
    return false;
  }
  await readAll(response.body, tell);
  return false;
};

const readAll = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>, tell: (messages: Message[]) => void): Promise<void> => {
  const reader = new SseReader();
  const pieces = stream.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await inTime(pieces.read(), () => void pieces.cancel());
    if (done) {
      return;
    }
    const messages = reader.push(value);
    if (messages.length > 0) {
      tell(messages);
    }
  }
};

/** A line that went dead without a word is let go. */
const inTime = <T>(work: Promise<T>, giveUp: () => void): Promise<T> => {
  const timer = setTimeout(giveUp, SILENCE);
  return work.finally(() => {
    clearTimeout(timer);
  });
};

export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
