import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from './Loaded';
import { Pages } from './Pages';

interface Stretch {
  total: number;
  limit: number;
  offset: number;
}

interface Props<P extends Stretch, T> {
  query: UseQueryResult<P>;
  what: string;
  filters?: ReactNode;
  rows: (page: P) => T[];
  /** What stands where no row is. */
  none: ReactNode;
  /** Told where the next stretch begins; undefined for the first. */
  onMove: (offset: number | undefined) => void;
  children: (rows: T[]) => ReactNode;
}

/** A list with its filters above and its pages below. */
export const ListCard = <P extends Stretch, T>({ query, what, filters, rows, none, onMove, children }: Props<P, T>) => (
  <div className="card">
    {filters !== undefined && <div className="filters">{filters}</div>}
    <Loaded query={query} what={what}>
      {(page) => (
        <div aria-busy={query.isPlaceholderData}>
          {rows(page).length === 0 ? none : children(rows(page))}
          <Pages
            offset={page.offset}
            limit={page.limit}
            total={page.total}
            what={what}
            onMove={(offset) => {
              onMove(offset === 0 ? undefined : offset);
            }}
          />
        </div>
      )}
    </Loaded>
  </div>
);
