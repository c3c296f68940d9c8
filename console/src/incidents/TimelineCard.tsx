import { MessageSquareText } from 'lucide-react';
import type { IncidentDetail } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { sentenceCase } from '../ui/words';

/** What became of it, here and at the provider, the latest first. */
export const TimelineCard = ({ incident }: { incident: IncidentDetail }) => (
  <>
    <Card title="Timeline" flush>
      {incident.timeline.length === 0 ? (
        <p className="card-body muted">Nothing is known yet.</p>
      ) : (
        <ol className="timeline">
          {incident.timeline
            .toSorted((a, b) => b.at.localeCompare(a.at))
            .map((it, index) => (
              <li key={`${it.at}${it.what}${index}`}>
                <Time at={it.at} as="short" />
                <span>
                  <strong>{sentenceCase(it.what.replaceAll('.', ' '))}</strong> <span className="secondary">{it.words}</span>
                </span>
              </li>
            ))}
        </ol>
      )}
    </Card>
    {incident.comments.length > 0 && (
      <Card title="Comments at the provider" flush>
        <ul className="lines">
          {incident.comments.map((it) => (
            <li key={it.id} className="lines-row">
              <MessageSquareText size={16} aria-hidden />
              <div className="lines-words">
                <p className="preserve">{it.message}</p>
                <p className="secondary muted">
                  {it.author}
                  {it.created_at !== null && (
                    <>
                      {' '}
                      · <Time at={it.created_at} />
                    </>
                  )}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    )}
  </>
);
