import type { ReactNode } from 'react';

export interface Column<T> {
  name: string;
  /** The heading is read aloud only. */
  quiet?: boolean;
  /** In pixels; columns without one share what is left. */
  width?: number;
  right?: boolean;
  /** It names the row: on a phone it has a line of its own. */
  main?: boolean;
  /** Left out where there is little room. */
  extra?: boolean;
  cell: (row: T) => ReactNode;
}

interface Props<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  id: (row: T) => string;
  className?: string;
}

const classOf = <T,>({ main = false, right = false, extra = false }: Column<T>): string | undefined =>
  [main ? 'cell-name' : '', right ? 'right' : '', extra ? 'column-extra' : ''].filter(Boolean).join(' ') || undefined;

/** Rows under headings; each row is a card where the page is narrow, and stays a table to a screen reader. */
export const Table = <T,>({ label, columns, rows, id, className = '' }: Props<T>) => (
  <table className={`table table-cards ${className}`} role="table" aria-label={label}>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th
            key={column.name}
            scope="col"
            role="columnheader"
            className={classOf(column)}
            style={column.width === undefined ? undefined : { inlineSize: column.width }}
          >
            {column.quiet === true ? <span className="hidden">{column.name}</span> : column.name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr key={id(row)} role="row">
          {columns.map((column) => (
            <td key={column.name} role="cell" className={classOf(column)}>
              {column.cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
