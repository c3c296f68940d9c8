import { Database } from 'lucide-react';
import type { Session } from '../api/types';
import { Empty } from '../ui/Empty';
import { count } from '../ui/words';
import { RowLink } from './RowLink';

/** The queries of a session; each opens its rows. */
export const EvidenceList = ({ session }: { session: Session }) =>
  session.evidence.length === 0 ? (
    <Empty icon={Database} title="No rows yet">
      Each query leaves its rows here.
    </Empty>
  ) : (
    <ul className="findings">
      {session.evidence.map((it) => (
        <li key={it.query} className="finding">
          <div className="finding-head">
            <strong className="mono">{it.query}</strong>
            <span className="secondary push numbers">{count(it.total, 'row')}</span>
          </div>
          <p>{it.title}</p>
          {it.partial !== null && <p className="note tone-missed">{it.partial}</p>}
          <RowLink query={it.query}>Open the rows</RowLink>
        </li>
      ))}
    </ul>
  );
