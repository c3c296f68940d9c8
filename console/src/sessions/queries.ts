import { infiniteQueryOptions, keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done, newKey } from '../api/client';
import type { Persona } from '../api/types';
import type { SessionSearch } from '../searches';

export const PAGE = 20;
export const ROWS_AT_ONCE = 1000;

export const useSessions = (search: SessionSearch) =>
  useQuery({
    queryKey: ['sessions', 'list', search],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/sessions', { params: { query: { ...search, limit: PAGE } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.sessions.some((it) => it.status === 'active') === true ? 5000 : 30_000,
  });

export const useSession = (id: string, every: number | false) =>
  useQuery({
    queryKey: ['sessions', 'one', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/sessions/{id}', { params: { path: { id }, header: {} }, signal })),
    refetchInterval: every,
  });

export const useEntities = (id: string) =>
  useQuery({
    queryKey: ['sessions', 'entities', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/graph/session/{id}', { params: { path: { id } }, signal })),
  });

/** Which of a session's findings somebody has dealt with. */
export const useMatters = (id: string) =>
  useQuery({
    queryKey: ['findings', 'of', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/findings', { params: { query: { session: id, limit: 100 } }, signal })),
  });

/** The rows of a query in stretches, as far as somebody scrolled. */
export const evidenceOf = (id: string, query: string) =>
  infiniteQueryOptions({
    queryKey: ['sessions', 'evidence', id, query],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/sessions/{id}/evidence/{n}', {
          params: {
            path: { id, n: query.replace(/^Q/, '') },
            query: { limit: ROWS_AT_ONCE, offset: pageParam },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => (last.rows.length < ROWS_AT_ONCE ? undefined : last.offset + last.rows.length),
    staleTime: Infinity,
  });

export const useStart = () =>
  useMutation({
    mutationFn: (wanted: { query: string; persona: Persona }) =>
      body(
        api.POST('/api/v1/investigations/start', { body: wanted, headers: { 'Idempotency-Key': newKey() } }),
      ),
  });

export const useSessionActions = (id: string) => {
  const client = useQueryClient();
  const path = { params: { path: { id } } };
  const anew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['sessions'] }),
      client.invalidateQueries({ queryKey: ['findings'] }),
    ]);
  return {
    ask: useMutation({
      mutationFn: (message: string) =>
        body(
          api.POST('/api/v1/sessions/{id}/message', {
            ...path,
            headers: { 'Idempotency-Key': newKey() },
            body: { message },
          }),
        ),
      onSettled: anew,
    }),
    cancel: useMutation({
      mutationFn: () => body(api.POST('/api/v1/sessions/{id}/cancel', { ...path, body: {} })),
      onSettled: anew,
    }),
    pin: useMutation({
      mutationFn: (pinned: boolean) => body(api.PATCH('/api/v1/sessions/{id}', { ...path, body: { pinned } })),
      onSettled: anew,
    }),
    remove: useMutation({
      mutationFn: () => done(api.DELETE('/api/v1/sessions/{id}', path)),
      onSettled: () => client.invalidateQueries({ queryKey: ['sessions', 'list'] }),
    }),
    restore: useMutation({
      mutationFn: () => body(api.POST('/api/v1/sessions/{id}/restore', path)),
      onSettled: anew,
    }),
  };
};

/** What people say of a finding. */
export const useTriage = (id: string) => {
  const client = useQueryClient();
  const path = { params: { path: { id } } };
  const anew = () => client.invalidateQueries({ queryKey: ['findings'] });
  return {
    acknowledge: useMutation({
      mutationFn: () => body(api.POST('/api/v1/findings/{id}/acknowledge', { ...path, body: {} })),
      onSettled: anew,
    }),
    dismiss: useMutation({
      mutationFn: (reason: string) => body(api.POST('/api/v1/findings/{id}/dismiss', { ...path, body: { reason } })),
      onSettled: anew,
    }),
    openIncident: useMutation({
      mutationFn: () => body(api.POST('/api/v1/incidents', { body: { finding_id: id } })),
      onSettled: () => client.invalidateQueries({ queryKey: ['incidents'] }),
    }),
    reopen: useMutation({
      mutationFn: () => body(api.POST('/api/v1/findings/{id}/reopen', { ...path, body: {} })),
      onSettled: anew,
    }),
  };
};
