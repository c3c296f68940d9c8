import type { Edge } from '../api/types';
import { Link } from '@tanstack/react-router';

/** The rows that show a relation, in the sessions that read them. */
export const Proofs = ({ edge }: { edge: Edge }) => (
  <span className="citations">
    {edge.sessions.map((it) => (
      <Link
        key={it.session_id}
        to="/sessions/$id"
        params={{ id: it.session_id }}
        search={{ tab: 'evidence', query: it.query, row: it.row }}
        className="row-reference"
        title={`Session ${it.session_id}`}
      >
        {it.query}:r{it.row}
      </Link>
    ))}
    {edge.session_count > edge.sessions.length && (
      <span className="secondary">and {edge.session_count - edge.sessions.length} more</span>
    )}
  </span>
);
