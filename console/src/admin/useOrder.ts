import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFailed } from '../ui/useFailed';

/** Something an administrator has done; what it changes is asked for anew, and a refusal is told. */
export const useOrder = <W, A>(order: (wish: W) => Promise<A>) => {
  const client = useQueryClient();
  const failed = useFailed();
  return useMutation({
    mutationFn: order,
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
};

/** The same for a form, which tells of a refusal itself. */
export const useFormOrder = <W, A>(order: (wish: W) => Promise<A>) => {
  const client = useQueryClient();
  return useMutation({ mutationFn: order, onSettled: () => client.invalidateQueries({ queryKey: ['admin'] }) });
};
