import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, tagged } from '../api/client';
import type { IncidentChange } from '../api/types';
import type { IncidentSearch } from '../searches';

const PAGE = 20;
const EVERY = 60_000;

export const useIncidents = (search: IncidentSearch) =>
  useQuery({
    queryKey: ['incidents', 'list', search],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/incidents', { params: { query: { ...search, limit: PAGE } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY,
  });

/** An incident with the version that a change of it names. */
export const useIncident = (id: string) =>
  useQuery({
    queryKey: ['incidents', 'one', id],
    queryFn: ({ signal }) => tagged(api.GET('/api/v1/incidents/{id}', { params: { path: { id } }, signal })),
    refetchInterval: EVERY,
  });

export const useIncidentActions = (id: string) => {
  const client = useQueryClient();
  const path = { params: { path: { id } } };
  const anew = () => client.invalidateQueries({ queryKey: ['incidents'] });
  return {
    change: useMutation({
      mutationFn: ({ change, tag }: { change: IncidentChange; tag: string | null }) =>
        body(
          api.PATCH('/api/v1/incidents/{id}', {
            params: { ...path.params, header: tag === null ? {} : { 'If-Match': tag } },
            body: change,
          }),
        ),
      onSettled: anew,
    }),
    enrich: useMutation({
      mutationFn: () => body(api.POST('/api/v1/incidents/{id}/enrich', { ...path, body: {} })),
      onSettled: anew,
    }),
    investigate: useMutation({
      mutationFn: () => body(api.POST('/api/v1/incidents/{id}/investigate', { ...path, body: {} })),
      onSettled: anew,
    }),
  };
};
