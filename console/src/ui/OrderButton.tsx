import type { ReactNode } from 'react';
import { useFailed } from './useFailed';

interface Props<A> {
  order: {
    isPending: boolean;
    mutate: (wish: undefined, told: { onError: (error: Error) => void; onSuccess: (answer: A) => void }) => void;
  };
  /** What follows once it is done. */
  then?: (answer: A) => void;
  className?: string;
  children: ReactNode;
}

/** A button that has something done; a refusal is told. */
export const OrderButton = <A,>({ order, then, className = 'button', children }: Props<A>) => {
  const failed = useFailed();
  return (
    <button
      type="button"
      className={className}
      disabled={order.isPending}
      onClick={() => {
        order.mutate(undefined, { onError: failed, onSuccess: (answer) => { then?.(answer); } });
      }}
    >
      {children}
    </button>
  );
};
