import type { UseQueryResult } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AdminSearch } from '../searches';
import { ListCard } from '../ui/ListCard';

interface Props<P, T> {
  /** Of useAdminList. */
  list: { query: UseQueryResult<P>; filter: (change: Partial<AdminSearch>) => void };
  what: string;
  /** What the button says that makes another. */
  verb: string;
  filters?: ReactNode;
  rows: (page: P) => T[];
  none: ReactNode;
  dialog: (close: () => void) => ReactNode;
  children: (rows: T[]) => ReactNode;
}

/** A list of the administration, and the button and dialog that make another. */
export const ListWithNew = <P extends { total: number; limit: number; offset: number }, T>(props: Props<P, T>) => {
  const [making, setMaking] = useState(false);
  const { list, what, verb, filters, rows, none, dialog, children } = props;
  return (
    <>
      <ListCard
        query={list.query}
        what={what}
        rows={rows}
        none={none}
        onMove={(offset) => {
          list.filter({ offset });
        }}
        filters={
          <>
            {filters}
            <button
              type="button"
              className="button push"
              onClick={() => {
                setMaking(true);
              }}
            >
              <Plus size={16} aria-hidden /> {verb}
            </button>
          </>
        }
      >
        {children}
      </ListCard>
      {making &&
        dialog(() => {
          setMaking(false);
        })}
    </>
  );
};
