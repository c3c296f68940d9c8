import { Time } from '../time/Time';
import { cited, type Piece } from './citations';
import { RowLink } from './RowLink';

/** A text in which each citation such as [Q1:r2] leads to its row, and each moment is told in the reader's zone. */
export const Cited = ({ text }: { text: string }) => cited(text).map((it, index) => <One key={index} piece={it} />);

const One = ({ piece: { text, query, row, at } }: { piece: Piece }) => {
  if (at !== undefined) {
    return <Time at={at} as="short" />;
  }
  return query === undefined ? (
    text
  ) : (
    <RowLink query={query} row={row}>
      {text}
    </RowLink>
  );
};
