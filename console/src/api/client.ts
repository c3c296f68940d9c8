import type { paths } from '#schema';
import createClient from 'openapi-fetch';
import { Problem } from './problem';

let refreshing: Promise<boolean> | undefined;

/** Exchanges the tokens once for all requests that wait for it. */
const refresh = (): Promise<boolean> => {
  refreshing ??= fetch('/api/auth/refresh', { method: 'POST', headers: { 'X-CSRF': '1' } })
    .then((it) => it.ok)
    .finally(() => {
      refreshing = undefined;
    });
  return refreshing;
};

/** Like fetch, with what a write of the console needs, and with a new sign-in where the old is over. */
export const ask = async (request: Request): Promise<Response> => {
  const again = request.clone();
  try {
    const response = await fetch(request);
    return response.status === 401 && (await refresh()) ? await fetch(again) : response;
  } catch (error) {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : Problem.offline();
  }
};

export const api = createClient<paths>({ baseUrl: location.origin, headers: { 'X-CSRF': '1' }, fetch: ask });

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The JSON of an answer; anything but success is thrown as a Problem. */
export const body = async <T>(reply: Promise<Reply<T>>): Promise<Exclude<NonNullable<T>, string>> => {
  const { data, error, response } = await reply;
  if (!response.ok || data === undefined || data === null || typeof data === 'string') {
    throw Problem.of(error, response);
  }
  return data as Exclude<NonNullable<T>, string>;
};

/** The JSON of an answer with its version, for a change that must not overwrite somebody else's. */
export const tagged = async <T>(reply: Promise<Reply<T>>) => {
  const { response } = await reply;
  return { it: await body(reply), tag: response.headers.get('ETag') };
};

/** For answers without a body. */
export const done = async (reply: Promise<Reply<unknown>>): Promise<void> => {
  const { error, response } = await reply;
  if (!response.ok) {
    throw Problem.of(error, response);
  }
};

/** A key by which the server knows a repeated request, where no secure context gives one. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (it) => it.toString(16).padStart(2, '0')).join('');
