export interface Piece {
  text: string;
  marked: boolean;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The server's `<mark>` as pieces of text; whatever else it escaped is text again. */
export const highlighted = (html: string): Piece[] =>
  html
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((it) => it !== '')
    .map((it) => {
      const found = /^<mark>(.*)<\/mark>$/s.exec(it);
      return { text: unescaped(found?.[1] ?? it), marked: found !== null };
    });

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) {
      return String.fromCodePoint(Number(decimal));
    }
    return hex !== undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : (NAMED[name ?? ''] ?? whole);
  });
