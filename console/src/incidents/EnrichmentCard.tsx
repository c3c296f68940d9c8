import { Link } from '@tanstack/react-router';
import type { Enrichment } from '../api/types';
import { Profile } from '../profile/Profile';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Kql } from '../ui/Kql';
import { count } from '../ui/words';

/** Where else its entities were seen. */
export const EnrichmentCard = ({ enrichment, at }: { enrichment: Enrichment; at: string | null }) => (
  <Card title="Where its entities were seen" aside={at !== null && <span className="secondary">looked up <Time at={at} /></span>} flush>
    <ul className="lines">
      {enrichment.entities.map((it) => (
        <li key={it.kind + it.value} className="lines-row">
          <div className="lines-words">
            <Link to="/graph" search={{ value: it.value, kind: it.kind }} className="row-link mono">
              {it.value}
            </Link>
            <p className="secondary">
              {count(it.events, 'event')} in the logs, {count(it.other_incidents, 'other incident')}
              {it.traces.map((trace) => ` · ${trace.table} ${trace.events.toLocaleString('en')}`).join('')}
            </p>
            {it.kql !== null && (
              <details className="kql-details">
                <summary>The query that shows them</summary>
                <Kql text={it.kql} />
              </details>
            )}
            <Profile profile={it.profile} of={it.value} />
          </div>
        </li>
      ))}
    </ul>
    {(enrichment.related_incidents.length > 0 || enrichment.gaps.length > 0) && (
      <div className="card-body">
        {enrichment.related_incidents.length > 0 && (
          <p>
            Related incidents:{' '}
            {enrichment.related_incidents.map((number) => (
              <Link key={number} to="/incidents/$id" params={{ id: String(number) }} className="related">
                #{number}
              </Link>
            ))}
          </p>
        )}
        {enrichment.gaps.map((it) => (
          <p key={it} className="secondary">
            Not looked at: {it}
          </p>
        ))}
      </div>
    )}
  </Card>
);
