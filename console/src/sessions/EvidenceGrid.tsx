import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Evidence } from '../api/types';
import { cellText, type Numbered, type Order } from './rows';

const HEIGHT = 32;

interface Props {
  columns: Evidence['columns'];
  rows: Numbered[];
  cited: number | undefined;
  order: Order;
  onOrder: (order: Order) => void;
  /** Asks for more once the end is near. */
  onEnd: (() => void) | undefined;
}

/** As many rows as there are, of which only those in sight are drawn. */
export const EvidenceGrid = ({ columns, rows, cited, order, onOrder, onEnd }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    overscan: 12,
  });
  const at = cited === undefined ? -1 : rows.findIndex((it) => it.number === cited);
  useEffect(() => {
    if (at >= 0) {
      virtual.scrollToIndex(at, { align: 'center' });
    }
  }, [at, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd !== undefined && last > rows.length - 50) {
      onEnd();
    }
  }, [last, rows.length, onEnd]);
  const template = `64px ${columns.map(() => 'minmax(140px, 1fr)').join(' ')}`;
  return (
    <div className="grid" ref={box} tabIndex={0} role="table" aria-label="Rows" aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1}>
      <div role="rowgroup" className="grid-head">
        <div role="row" className="grid-row" style={{ gridTemplateColumns: template }}>
          <span role="columnheader">#</span>
          {columns.map((column, index) => (
            <span key={column.name} role="columnheader" aria-sort={order.column !== index ? 'none' : order.down ? 'descending' : 'ascending'}>
              <button
                type="button"
                className="sort clip"
                title={`${column.name} (${column.type})`}
                onClick={() => {
                  onOrder({ column: index, down: order.column === index && !order.down });
                }}
              >
                {column.name}
                {order.column === index && (order.down ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
              </button>
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="grid-body" style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row !== undefined && (
              <div
                key={row.number}
                role="row"
                aria-rowindex={item.index + 2}
                className={`grid-row grid-item ${row.number === cited ? 'grid-cited' : ''}`}
                style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)`, blockSize: HEIGHT }}
              >
                <span role="cell" className="numbers muted">
                  {row.number}
                </span>
                {row.cells.map((cell, index) => (
                  <span key={columns[index]?.name ?? index} role="cell" className="clip mono" title={cellText(cell)}>
                    {cellText(cell)}
                  </span>
                ))}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
};
