import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { UNREAD } from '../live/changes';
import { useConnection } from '../live/useLive';

const EVERY = 60_000;
/** Where no stream can be had. */
const OFTEN = 10_000;

/** How many sessions are under way. */
export const useRunning = (): number =>
  useQuery({
    queryKey: ['sessions', 'running'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/sessions', { params: { query: { status: 'active', limit: 1 } }, signal })),
    refetchInterval: EVERY,
  }).data?.total ?? 0;

/** How many notifications are unread: asked once, then told by the stream, where there is one. */
export const useUnread = (): number => {
  const connection = useConnection();
  const { data } = useQuery({
    queryKey: UNREAD,
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/notifications', { params: { query: { limit: 1, unread: true } }, signal }))).unread,
    refetchInterval: connection === 'polling' ? OFTEN : false,
  });
  return data ?? 0;
};
