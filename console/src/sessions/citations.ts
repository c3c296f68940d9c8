export interface Piece {
  text: string;
  query?: string;
  row?: number;
}

/** A text in pieces: citations such as `[Q1:r2]` and what stands between them. */
export const cited = (text: string): Piece[] =>
  text
    .split(/(\[Q\d+:r\d+\])/)
    .filter((it) => it !== '')
    .map((piece) => {
      const found = /^\[(Q\d+):r(\d+)\]$/.exec(piece);
      return found === null ? { text: piece } : { text: piece, query: found[1] ?? '', row: Number(found[2]) };
    });
