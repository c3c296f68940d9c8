import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AdminSearch } from '../searches';

const route = getRouteApi('/admin/$section');

/** A list of the administration as the address narrows it, and how to narrow it further. */
export const useAdminList = <T>(what: string, ask: (search: AdminSearch, signal: AbortSignal) => Promise<T>) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['admin', what, search],
    queryFn: ({ signal }) => ask(search, signal),
    placeholderData: keepPreviousData,
  });
  return {
    query,
    search,
    filter: (change: Partial<AdminSearch>) => {
      void navigate({ search: { ...search, offset: undefined, ...change }, replace: true });
    },
    clear: () => {
      void navigate({ search: {} });
    },
    /** Asks for all lists of the administration anew. */
    anew: () => client.invalidateQueries({ queryKey: ['admin'] }),
  };
};
