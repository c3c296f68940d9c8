import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';

const EVERY = 60_000;

/** How many sessions are under way. */
export const useRunning = (): number =>
  useQuery({
    queryKey: ['sessions', 'running'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/sessions', { params: { query: { status: 'active', limit: 1 } }, signal })),
    refetchInterval: EVERY,
  }).data?.total ?? 0;

/** How many notifications are unread. */
export const useUnread = (): number =>
  useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/notifications', { params: { query: { limit: 1, unread: true } }, signal })),
    refetchInterval: EVERY,
  }).data?.unread ?? 0;
