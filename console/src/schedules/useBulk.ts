import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from '../api/client';
import type { Schedule } from '../api/types';
import { useToast } from '../ui/toasts';
import { backOf, type Deed, toldOf } from './bulk';

const act = (deed: Deed | 'restore', { id, paused_reason: reason }: Schedule): Promise<unknown> => {
  const path = { params: { path: { id } } };
  switch (deed) {
    case 'pause':
      return body(api.POST('/api/v1/schedules/{id}/pause', { ...path, body: reason === null ? {} : { reason } }));
    case 'resume':
      return body(api.POST('/api/v1/schedules/{id}/resume', { ...path, body: {} }));
    case 'restore':
      return body(api.POST('/api/v1/schedules/{id}/restore', path));
    case 'delete':
      return done(api.DELETE('/api/v1/schedules/{id}', path));
  }
};

/** Does something to several schedules, tells how it ended, and takes back what was done. */
export const useBulk = () => {
  const client = useQueryClient();
  const toast = useToast();
  const all = useMutation({
    mutationFn: async ({ deed, of }: { deed: Deed | 'restore'; of: Schedule[] }) => {
      const ends = await Promise.allSettled(of.map((it) => act(deed, it)));
      return {
        done: of.filter((_, index) => ends[index]?.status === 'fulfilled'),
        refused: ends.flatMap((it) => (it.status === 'rejected' ? [it.reason instanceof Error ? it.reason.message : ''] : [])),
      };
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['schedules'] }),
  });
  return {
    busy: all.isPending,
    act: (deed: Deed, of: Schedule[]) => {
      all.mutate(
        { deed, of },
        {
          onSuccess: ({ done: those, refused }) => {
            toast({
              words: toldOf(deed, those.length, refused),
              ...(refused.length > 0 && { tone: 'failed' as const }),
              ...(those.length > 0 && { undo: () => { all.mutate({ deed: backOf(deed), of: those }); } }),
            });
          },
        },
      );
    },
  };
};
