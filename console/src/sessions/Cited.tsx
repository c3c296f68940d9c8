import { cited } from './citations';
import { RowLink } from './RowLink';

/** A text in which each citation such as [Q1:r2] leads to its row. */
export const Cited = ({ text }: { text: string }) =>
  cited(text).map((it, index) =>
    it.query === undefined ? (
      <span key={index}>{it.text}</span>
    ) : (
      <RowLink key={index} query={it.query} {...(it.row === undefined ? {} : { row: it.row })}>
        {it.text}
      </RowLink>
    ),
  );
