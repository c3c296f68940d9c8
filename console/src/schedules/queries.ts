import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done, newKey } from '../api/client';
import type { Run, Times } from '../api/types';
import type { ScheduleSearch } from '../searches';

export const PAGE = 20;
/** How many of its latest runs stand beside a schedule. */
export const STRIP = 24;
const EVERY = 30_000;

export const useSchedules = (search: ScheduleSearch) =>
  useQuery({
    queryKey: ['schedules', 'list', search],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/schedules', {
          params: { query: { ...search, sort: search.sort ?? 'next_run_at', limit: PAGE, runs: STRIP } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY,
  });

/** How many schedules have a status. */
export const useScheduleCount = (status: 'active' | 'paused' | 'failed') =>
  useQuery({
    queryKey: ['schedules', 'count', status],
    queryFn: ({ signal }) => body(api.GET('/api/v1/schedules', { params: { query: { status, limit: 1 } }, signal })),
    staleTime: EVERY,
  }).data?.total;

/** The latest runs of all schedules. */
export const useLatestRuns = () =>
  useQuery({
    queryKey: ['runs', 'latest'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/runs', { params: { query: { limit: 100 } }, signal })),
    select: (page) => page.runs,
    refetchInterval: EVERY,
  });

export const useSchedule = (id: string) =>
  useQuery({
    queryKey: ['schedules', 'one', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/schedules/{id}', { params: { path: { id } }, signal })),
    refetchInterval: EVERY,
  });

export const useRuns = (id: string) =>
  useQuery({
    queryKey: ['runs', 'of', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/schedules/{id}/runs', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data?.runs.some(underWay) === true ? 3000 : EVERY),
  });

export const underWay = (run: Run): boolean => run.status === 'running' || run.status === 'queued';

export const usePlan = (id: string) =>
  useQuery({
    queryKey: ['schedules', 'plan', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/schedules/{id}/plan', { params: { path: { id } }, signal })),
    retry: false,
  });

export const usePlanVersions = (id: string) =>
  useQuery({
    queryKey: ['schedules', 'versions', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/schedules/{id}/plan/versions', { params: { path: { id } }, signal })),
  });

export const useRestorePlan = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      body(
        api.POST('/api/v1/schedules/{id}/plan/versions/{n}/restore', {
          params: { path: { id, n: String(version) }, header: {} },
          body: {},
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['schedules'] }),
  });
};

export const useCoverage = (id: string) =>
  useQuery({
    queryKey: ['schedules', 'coverage', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/schedules/{id}/coverage', { params: { path: { id } }, signal })),
  });

export const useNextRuns = (id: string, times: Times) =>
  useQuery({
    queryKey: ['schedules', 'next', id, times],
    queryFn: ({ signal }) =>
      body(api.POST('/api/v1/schedules/preview', { body: { ...times, schedule_id: id }, signal })),
  });

/** What can be done to a schedule; whatever shows schedules is asked for anew afterwards. */
export const useScheduleActions = (id: string) => {
  const client = useQueryClient();
  const path = { params: { path: { id } } };
  const anew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['schedules'] }),
      client.invalidateQueries({ queryKey: ['runs'] }),
    ]);
  const key = () => ({ headers: { 'Idempotency-Key': newKey() } });
  return {
    pause: useMutation({
      mutationFn: (why: { reason?: string | null; until?: string | null }) =>
        body(api.POST('/api/v1/schedules/{id}/pause', { ...path, body: why })),
      onSettled: anew,
    }),
    resume: useMutation({
      mutationFn: () => body(api.POST('/api/v1/schedules/{id}/resume', { ...path, body: {} })),
      onSettled: anew,
    }),
    run: useMutation({
      mutationFn: () => body(api.POST('/api/v1/schedules/{id}/run', { ...path, ...key() })),
      onSettled: anew,
    }),
    remove: useMutation({
      mutationFn: () => done(api.DELETE('/api/v1/schedules/{id}', path)),
      onSuccess: () => client.invalidateQueries({ queryKey: ['schedules', 'list'] }),
    }),
    restore: useMutation({
      mutationFn: () => body(api.POST('/api/v1/schedules/{id}/restore', path)),
      onSettled: anew,
    }),
    fillGaps: useMutation({
      mutationFn: (wish: { from: string; to: string }) =>
        body(api.POST('/api/v1/schedules/{id}/backfill', { ...path, ...key(), body: wish })),
      onSettled: anew,
    }),
  };
};
