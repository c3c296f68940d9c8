import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './Loading';
import { PageHead } from './PageHead';
import { ProblemCard } from './Problems';

interface Props<T> {
  query: UseQueryResult<T>;
  /** What the page is called until it is known what it shows. */
  title: string;
  children: (data: T) => ReactNode;
}

/** A page about one thing: it has a heading even while the thing is on its way or is not to be had. */
export const LoadedPage = <T,>({ query, title, children }: Props<T>) =>
  query.data !== undefined ? (
    children(query.data)
  ) : (
    <>
      <PageHead title={title} />
      <div className="card">
        {query.isError ? (
          <ProblemCard error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading what={title.toLowerCase()} />
        )}
      </div>
    </>
  );
