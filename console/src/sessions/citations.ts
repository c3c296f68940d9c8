export interface Piece {
  text: string;
  query?: string;
  row?: number;
  /** Where the piece is a moment. */
  at?: string;
}

const SPECIAL = /(\[Q\d+:r\d+\]|\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)/;

/** A text in pieces: citations such as `[Q1:r2]`, moments in UTC, and what stands between them. */
export const cited = (text: string): Piece[] =>
  text
    .split(SPECIAL)
    .filter((it) => it !== '')
    .map((piece) => {
      const found = /^\[(Q\d+):r(\d+)\]$/.exec(piece);
      if (found !== null) {
        return { text: piece, query: found[1] ?? '', row: Number(found[2]) };
      }
      return SPECIAL.test(piece) ? { text: piece, at: piece.replace(/(\.\d{3})\d+Z$/, '$1Z') } : { text: piece };
    });
