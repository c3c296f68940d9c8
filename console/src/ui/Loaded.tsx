import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './Loading';
import { ProblemCard } from './Problems';

interface Props<T> {
  query: UseQueryResult<T>;
  what: string;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** The states every piece of data has: on its way, not to be had, here. What was here stays while it is asked for anew. */
export const Loaded = <T,>({ query, what, rows = 6, children }: Props<T>) => {
  if (query.data !== undefined) {
    return children(query.data);
  }
  return query.isError ? (
    <ProblemCard error={query.error} retry={() => void query.refetch()} />
  ) : (
    <Loading rows={rows} what={what} />
  );
};
