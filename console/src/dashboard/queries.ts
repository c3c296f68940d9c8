import { useQueries, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Run } from '../api/types';

const EVERY = 60_000;

/** Which runs the dashboard counts; `undefined` is all of them. */
const COUNTED: (Run['status'] | undefined)[] = [undefined, 'completed', 'failed', 'missed', 'running', 'queued'];

/** How many runs were due since a moment, and what came of them. */
export const useRunCounts = (from: string) =>
  useQueries({
    queries: COUNTED.map((status) => ({
      queryKey: ['runs', 'count', status, from],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        body(api.GET('/api/v1/runs', { params: { query: { from, limit: 1, ...(status && { status }) } }, signal })),
      refetchInterval: EVERY,
    })),
    combine: (answers) => ({
      counts: new Map(COUNTED.map((status, index) => [status, answers[index]?.data?.total])),
      error: answers.find((it) => it.error !== null)?.error ?? null,
      again: () => {
        answers.forEach((it) => void it.refetch());
      },
    }),
  });

/** The schedules whose next run is nearest first. */
export const useAllSchedules = () =>
  useQuery({
    queryKey: ['schedules', 'dashboard'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/schedules', { params: { query: { sort: 'next_run_at', limit: 100 } }, signal })),
    refetchInterval: EVERY,
  });

/** The schedules that fail, among all there are. */
export const useFailingSchedules = () =>
  useQuery({
    queryKey: ['schedules', 'trouble'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/schedules', { params: { query: { failing: true, sort: 'name', limit: 100 } }, signal })),
    refetchInterval: EVERY,
  });

export const useOpenFindings = () =>
  useQuery({
    queryKey: ['findings', 'open'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/findings', { params: { query: { status: 'open', limit: 100 } }, signal })),
    refetchInterval: EVERY,
  });

/** The gravest incidents of a status that is not closed. */
export const useIncidentsThatAre = (status: 'new' | 'active') =>
  useQuery({
    queryKey: ['incidents', 'dashboard', status],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/incidents', { params: { query: { status, sort: '-severity', limit: 100 } }, signal })),
    refetchInterval: EVERY,
  });

/** Whether servers should be asked at all; a server that is not ready says so with 503. */
export const useReady = () =>
  useQuery({
    queryKey: ['service', 'ready'],
    queryFn: ({ signal }) => body(api.GET('/readyz', { signal })),
    refetchInterval: EVERY,
    retry: false,
  });

/** How far the incidents of each provider have been read; for administrators. */
export const useSyncs = (isAdmin: boolean) => {
  const providers = useQuery({
    queryKey: ['providers', 'list'],
    queryFn: ({ signal }) => body(api.GET('/api/admin/siem-providers', { params: { query: { limit: 100 } }, signal })),
    enabled: isAdmin,
    staleTime: EVERY,
  });
  const names = (providers.data?.providers ?? []).filter((it) => it.incidents).map((it) => it.name);
  return useQueries({
    queries: names.map((id) => ({
      queryKey: ['providers', 'sync', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        body(api.GET('/api/admin/siem-providers/{id}/sync', { params: { path: { id } }, signal })),
      refetchInterval: EVERY,
      retry: false,
    })),
    combine: (answers) => answers.flatMap((it) => it.data ?? []),
  });
};
