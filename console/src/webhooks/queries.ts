import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../api/client';
import type { Delivery, Webhook } from '../api/types';
import { useFailed } from '../ui/useFailed';

export const useWebhooks = () =>
  useQuery({
    queryKey: ['webhooks', 'list'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/webhooks', { params: { query: { limit: 100 } }, signal })),
  });

interface Wanted {
  status?: Delivery['status'] | undefined;
  webhook?: string | undefined;
  offset?: number | undefined;
}

/** What was told outside the inbox: by one webhook, or on every way. */
export const useDeliveries = ({ status, webhook: id, offset }: Wanted) =>
  useQuery({
    queryKey: ['webhooks', 'deliveries', id, status, offset],
    queryFn: ({ signal }) => {
      const query = { status, offset, limit: 20 };
      return id === undefined
        ? body(api.GET('/api/v1/deliveries', { params: { query }, signal }))
        : body(api.GET('/api/v1/webhooks/{id}/deliveries', { params: { path: { id }, query }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

export const useAttempts = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['webhooks', 'attempts', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/deliveries/{id}/attempts', { params: { path: { id } }, signal })),
    enabled,
  });

const useAnew = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['webhooks'] });
};

type Wish = Pick<Webhook, 'name' | 'url' | 'kind' | 'events'>;

export const useChangeWebhook = () =>
  useMutation({
    mutationFn: ({ id, ...wish }: Wish & { id: string }) =>
      body(api.PATCH('/api/v1/webhooks/{id}', { params: { path: { id } }, body: wish })),
    onSettled: useAnew(),
  });

export const useAddWebhook = () =>
  useMutation({
    mutationFn: (wish: Wish) =>
      body(api.POST('/api/v1/webhooks', { body: wish })),
    onSettled: useAnew(),
  });

export const useWebhookActions = (id: string) => {
  const path = { params: { path: { id } } };
  const options = { onSettled: useAnew(), onError: useFailed() };
  return {
    test: useMutation({
      mutationFn: () => body(api.POST('/api/v1/webhooks/{id}/test', { ...path, body: {} })),
      ...options,
    }),
    rotate: useMutation({
      mutationFn: () => body(api.POST('/api/v1/webhooks/{id}/rotate-secret', { ...path, body: {} })),
      ...options,
    }),
    turn: useMutation({
      mutationFn: (enabled: boolean) => body(api.PATCH('/api/v1/webhooks/{id}', { ...path, body: { enabled } })),
      ...options,
    }),
    remove: useMutation({ mutationFn: () => done(api.DELETE('/api/v1/webhooks/{id}', path)), ...options }),
  };
};

export const useRedeliver = (id: string) =>
  useMutation({
    mutationFn: () => body(api.POST('/api/v1/deliveries/{id}/redeliver', { params: { path: { id } }, body: {} })),
    onSettled: useAnew(),
    onError: useFailed(),
  });
