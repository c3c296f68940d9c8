import { ChevronLeft, ChevronRight } from 'lucide-react';

interface Props {
  offset: number;
  limit: number;
  total: number;
  what: string;
  onMove: (offset: number) => void;
}

/** Moves through a list that is longer than one page. */
export const Pages = ({ offset, limit, total, what, onMove }: Props) =>
  total > limit || offset > 0 ? (
    <nav className="pages" aria-label={`Pages of ${what}`}>
      <span className="secondary numbers">
        {Math.min(offset + 1, total)}–{Math.min(offset + limit, total)} of {total}
      </span>
      <button
        type="button"
        className="button small"
        disabled={offset === 0}
        onClick={() => {
          onMove(Math.max(0, offset - limit));
        }}
      >
        <ChevronLeft size={14} aria-hidden /> Previous
      </button>
      <button
        type="button"
        className="button small"
        disabled={offset + limit >= total}
        onClick={() => {
          onMove(offset + limit);
        }}
      >
        Next <ChevronRight size={14} aria-hidden />
      </button>
    </nav>
  ) : null;
