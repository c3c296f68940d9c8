import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  query: string;
  row?: number | undefined;
  children: ReactNode;
}

/** Leads to the rows of a query, or to one of them; the address keeps it. */
export const RowLink = ({ query, row, children }: Props) => (
  <Link from="/sessions/$id" to="." search={{ tab: 'evidence' as const, query, row }} className="row-reference" resetScroll={false}>
    {children}
  </Link>
);
