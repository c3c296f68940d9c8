import type { Evidence } from '../api/types';

export type Cell = Evidence['rows'][number][number];

/** A row under the number by which it is cited. */
export interface Numbered {
  number: number;
  cells: Cell[];
}

export interface Order {
  /** -1 is the order of the query. */
  column: number;
  down: boolean;
}

export const cellText = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));

/** The rows that have the text in any cell, in the order that is wanted; numbers never change. */
export const shownRows = (rows: Numbered[], text: string, { column, down }: Order): Numbered[] => {
  const wanted = text.trim().toLowerCase();
  const found =
    wanted === '' ? rows : rows.filter((row) => row.cells.some((it) => cellText(it).toLowerCase().includes(wanted)));
  if (column < 0) {
    return found;
  }
  const sign = down ? -1 : 1;
  return [...found].sort((a, b) => sign * compare(a.cells[column], b.cells[column]));
};

const compare = (a: Cell | undefined, b: Cell | undefined): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : cellText(a).localeCompare(cellText(b), 'en', { numeric: true });
