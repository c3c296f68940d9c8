import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Evidence, Session } from '../api/types';
import { Dialog } from '../ui/Dialog';
import { Kql } from '../ui/Kql';
import { Loading } from '../ui/Loading';
import { ProblemCard } from '../ui/Problems';
import { EvidenceGrid } from './EvidenceGrid';
import { evidenceOf } from './queries';
import { type Numbered, type Order, shownRows, widths } from './rows';

interface Props {
  session: Session;
  query: string;
  row: number | undefined;
  onClose: () => void;
}

/** The rows of one query over everything else, at the row that was cited. */
export const EvidenceSheet = ({ session, query, row, onClose }: Props) => {
  const known = session.evidence.find((it) => it.query === query);
  const evidence = useInfiniteQuery(evidenceOf(session.id, query));
  const pages = evidence.data?.pages;
  return (
    <Dialog title={`${query} · ${known?.title ?? 'Evidence'}`} onClose={onClose} className="sheet">
      {known !== undefined && (
        <details className="kql-details">
          <summary>The query</summary>
          <Kql text={known.kql} />
        </details>
      )}
      {evidence.isError && <ProblemCard error={evidence.error} retry={() => void evidence.refetch()} />}
      {evidence.isPending && <Loading what="rows" rows={8} />}
      {pages !== undefined && (
        <Rows
          pages={pages}
          row={row}
          more={evidence.hasNextPage}
          onMore={() => {
            if (!evidence.isFetchingNextPage) {
              void evidence.fetchNextPage();
            }
          }}
        />
      )}
    </Dialog>
  );
};

interface RowsProps {
  pages: Evidence[];
  row: number | undefined;
  more: boolean;
  onMore: () => void;
}

const numbered = (page: Evidence | undefined): Numbered[] =>
  page?.rows.map((cells, index) => ({ number: page.offset + index + 1, cells })) ?? [];

const Rows = ({ pages, row, more, onMore }: RowsProps) => {
  const [text, setText] = useState('');
  const [order, setOrder] = useState<Order>({ column: -1, down: false });
  const columns = pages[0]?.columns ?? [];
  const total = pages[0]?.total ?? 0;
  const all = useMemo<Numbered[]>(
    () => pages.flatMap(numbered),
    [pages],
  );
  const first = pages[0];
  const wide = useMemo(() => widths((first?.columns ?? []).map((it) => it.name), numbered(first)), [first]);
  const shown = useMemo(() => shownRows(all, text, order), [all, text, order]);
  const far = row !== undefined && row > all.length && more;
  if (far) {
    onMore();
  }
  return (
    <>
      <div className="filters">
        <input type="search" className="input filter-text" aria-label="Filter the rows" placeholder="Filter the rows"
          value={text} onChange={(event) => { setText(event.target.value); }} />
        <span className="secondary numbers" role="status">
          {shown.length.toLocaleString('en')} of {total.toLocaleString('en')} rows
          {all.length < total ? `, ${all.length.toLocaleString('en')} loaded` : ''}
        </span>
      </div>
      <EvidenceGrid columns={columns} widths={wide} rows={shown} cited={row} order={order} onOrder={setOrder} onEnd={more ? onMore : undefined} />
    </>
  );
};
