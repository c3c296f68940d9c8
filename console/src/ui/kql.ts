export interface Token {
  kind: 'word' | 'text' | 'note' | 'number' | 'plain';
  text: string;
}

const WORDS =
  'and|as|asc|between|by|contains|count|datatable|desc|distinct|evaluate|extend|false|find|has|has_any|in|invoke|join|kind|let|limit|make-series|mv-apply|mv-expand|not|on|or|order|parse|print|project|project-away|project-rename|range|render|sample|search|serialize|sort|startswith|summarize|take|top|true|union|where';
const TOKEN = new RegExp(
  `(?<note>//[^\\n]*)|(?<text>@?"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?)|(?<word>(?<![\\w-])(?:${WORDS})(?![\\w-]))|(?<number>(?<!\\w)\\d[\\d.]*[a-z]*)`,
  'g',
);

/** A query's words told apart for the eye only; together the tokens are the text. */
export const tokens = (text: string): Token[] => {
  const found: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > at) {
      found.push({ kind: 'plain', text: text.slice(at, match.index) });
    }
    found.push({ kind: kindOf(match.groups ?? {}), text: match[0] });
    at = match.index + match[0].length;
  }
  return at < text.length ? [...found, { kind: 'plain', text: text.slice(at) }] : found;
};

const kindOf = (groups: Record<string, string | undefined>): Token['kind'] =>
  (['note', 'text', 'word', 'number'] as const).find((it) => groups[it] !== undefined) ?? 'plain';
