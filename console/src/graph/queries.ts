import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { EntityName } from '../api/types';

/** How many entities are drawn at once. */
export const MOST = 100;

/** Entities whose name begins so or resembles it; all, the most widespread first, without one. */
export const useEntitySearch = (q: string | undefined, types: string | undefined) =>
  useQuery({
    queryKey: ['graph', 'search', q, types],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/graph/search', {
          params: { query: { ...(q && { q }), ...(types && { types }), limit: 50 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

interface Around {
  value: string;
  kind: string | undefined;
  types: string | undefined;
  depth: number;
}

export const useNeighbourhood = ({ value, kind, types, depth }: Around) =>
  useQuery({
    queryKey: ['graph', 'around', value, kind, types, depth],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/graph/entity', {
          params: { query: { value, depth, limit: MOST, ...(kind && { kind }), ...(types && { types }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** Which names were said to be one thing, the newest first. */
export const useMerges = () =>
  useQuery({
    queryKey: ['graph', 'merges'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/graph/merges', { params: { query: { limit: 100 } }, signal })),
  });

export const useMergeActions = () => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['graph'] });
  return {
    merge: useMutation({
      mutationFn: (wish: { kind: EntityName['kind']; alias: string; into: string; reason?: string }) =>
        body(api.POST('/api/v1/graph/merges', { body: wish })),
      onSettled,
    }),
    undo: useMutation({
      mutationFn: (id: string) => body(api.POST('/api/v1/graph/merges/{id}/undo', { params: { path: { id } }, body: {} })),
      onSettled,
    }),
  };
};
