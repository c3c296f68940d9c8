import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';

export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => body(api.GET('/api/auth/me', { signal })),
    staleTime: 300_000,
  });

/** Whether what only administrators may see is worth asking for. */
export const useIsAdmin = (): boolean => useMe().data?.roles.includes('admin') === true;

/** Changes the zone of the profile or what the console keeps in it. */
export const useChangeMe = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { timezone?: string; settings?: Record<string, unknown> }) =>
      body(api.PATCH('/api/auth/me', { body: change as { timezone?: string; settings?: Record<string, never> } })),
    onSuccess: (user) => {
      client.setQueryData(['me'], user);
    },
  });
};
