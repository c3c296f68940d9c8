import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Times } from '../api/types';
import { useDebounced } from '../ui/useDebounced';
import { type Draft, timesOf } from './draft';

const STILL = 400;

/** What the server says of a query and its times, once nobody types any more. An answer that is overtaken is dropped. */
export const useChecks = (draft: Draft) => {
  const query = useDebounced(draft.query, STILL);
  const times = useDebounced(JSON.stringify(timesOf(draft)), STILL);
  const enabled = query.trim().length > 2;
  const verdict = useQuery({
    queryKey: ['verdict', query, draft.persona],
    enabled,
    queryFn: ({ signal }) =>
      body(api.POST('/api/v1/schedules/validate', { body: { query, persona: draft.persona }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
  const preview = useQuery({
    queryKey: ['preview', times],
    queryFn: ({ signal }) =>
      body(api.POST('/api/v1/schedules/preview', { body: JSON.parse(times) as Times, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const compiled = enabled && verdict.data?.compiled === true && !verdict.isPlaceholderData;
  const plan = useQuery({
    queryKey: ['compiled', query],
    enabled: compiled,
    queryFn: ({ signal }) => body(api.POST('/api/v1/schedules/plan', { body: { query }, signal })),
    staleTime: Infinity,
    retry: false,
  });
  return {
    verdict: enabled ? verdict.data : undefined,
    /** Marks belong to the text they were found in. */
    marks: enabled && query === draft.query && !verdict.isPlaceholderData ? verdict.data : undefined,
    verdictError: enabled ? verdict.error : null,
    preview: preview.error === null ? preview.data : undefined,
    previewError: preview.error,
    plan: compiled ? plan.data?.plan : undefined,
    checking: verdict.isFetching || preview.isFetching,
  };
};

export type Checks = ReturnType<typeof useChecks>;
