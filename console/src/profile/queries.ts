import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { EntityName } from '../api/types';
import { lastTold } from './words';

/** How many incidents about an entity are looked at. */
const MOST = 3;

/** What was told of an entity with the incidents that are about it. */
export const useProfile = (name: EntityName) =>
  useQuery({
    queryKey: ['incidents', 'profile', name],
    queryFn: async ({ signal }) => {
      const { results } = await body(
        api.GET('/api/v1/search', {
          params: { query: { q: `"${name.value.replaceAll('"', ' ')}"`, type: 'incident', limit: MOST } },
          signal,
        }),
      );
      const incidents = await Promise.all(
        results.map(({ id }) => body(api.GET('/api/v1/incidents/{id}', { params: { path: { id } }, signal }))),
      );
      return { incidents: incidents.map((it) => it.number), told: lastTold(incidents, name) };
    },
  });
