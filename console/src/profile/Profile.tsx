import './profile.css';
import { MapPin } from 'lucide-react';
import type { EntityPlace, EntityProfile } from '../api/types';
import { Time } from '../time/Time';
import { Moments } from '../ui/Moments';
import { type Column, Table } from '../ui/Table';
import { sentenceCase } from '../ui/words';
import { countWords, isTold, kindWords, networkWords, placeWords, sureWords } from './words';

type Timeline = NonNullable<EntityProfile['timeline']>;
type Insights = NonNullable<EntityProfile['insights']>;
type InsightTable = Insights['insights'][number]['table'];

const MOST_ROWS = 20;

/** What the provider tells of an entity by itself: where it is, what it did, what it was counted to do. */
export const Profile = ({ profile, of }: { profile: EntityProfile; of: string }) =>
  isTold(profile) ? (
    <div className="profile">
      {profile.place !== null && <Place place={profile.place} />}
      {profile.timeline !== null && <Happenings timeline={profile.timeline} of={of} />}
      {profile.insights !== null && <InsightsList told={profile.insights} of={of} />}
    </div>
  ) : (
    <p className="secondary muted">The provider told nothing of it by itself.</p>
  );

const Place = ({ place }: { place: EntityPlace }) => {
  const network = networkWords(place);
  const sure = sureWords(place);
  return (
    <p className="profile-place">
      <MapPin size={16} aria-hidden />
      <span>
        {placeWords(place)}
        {network !== '' && <span className="secondary"> · {network}</span>}
        {place.latitude !== null && place.longitude !== null && (
          <span className="secondary muted numbers">
            {' '}
            · {place.latitude}, {place.longitude}
          </span>
        )}
        {sure !== '' && <span className="secondary wrap">The provider is sure of: {sure}</span>}
      </span>
    </p>
  );
};

const Happenings = ({ timeline, of }: { timeline: Timeline; of: string }) => (
  <details className="more">
    <summary>
      Timeline <span className="secondary">{timeline.total === 0 ? 'nothing in 30 days' : countWords(timeline.counts)}</span>
    </summary>
    <ol className="profile-timeline" aria-label={`Timeline of ${of}`}>
      {timeline.happenings.map((it, index) => (
        <li key={index}>
          {it.from === null ? <span className="muted">—</span> : <Time at={it.from} as="short" />}
          <span>
            <strong>{it.title}</strong>{' '}
            <span className="secondary">
              {sentenceCase(kindWords(it.kind))}
              {it.severity !== null && `, ${it.severity.toLowerCase()}`}
            </span>
            {it.text !== '' && it.text !== it.title && (
              <span className="secondary wrap">
                <Moments text={it.text} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
    {timeline.total > timeline.happenings.length && timeline.happenings.length > 0 && (
      <p className="secondary">The first {timeline.happenings.length} of {timeline.total.toLocaleString('en')}.</p>
    )}
    <Failures failures={timeline.failures} />
  </details>
);

const InsightsList = ({ told, of }: { told: Insights; of: string }) => (
  <details className="more">
    <summary>
      Insights <span className="secondary numbers">{told.total === 0 ? 'none' : told.total}</span>
    </summary>
    <div className="stack">
      {told.insights.map((it, index) => (
        <div key={`${it.query}${index}`}>
          {it.from !== null && it.to !== null && (
            <p className="secondary">
              <Time at={it.from} as="short" /> to <Time at={it.to} as="short" />
            </p>
          )}
          {[it.table, ...it.charts].map((table, part) => (
            <Counted key={part} table={table} label={`Insight ${index + 1}.${part + 1} into ${of}`} />
          ))}
        </div>
      ))}
      <Failures failures={told.failures} />
    </div>
  </details>
);

/** A table whose columns are the provider's. */
const Counted = ({ table, label }: { table: InsightTable; label: string }) => {
  const columns: Column<string[]>[] = table.columns.map(({ name }, at) => ({
    name,
    main: at === 0,
    cell: (row) => <Moments text={row[at] ?? ''} />,
  }));
  const rows = table.rows.slice(0, MOST_ROWS);
  return rows.length === 0 ? null : (
    <>
      <Table label={label} columns={columns} rows={rows} id={(row) => String(rows.indexOf(row))} className="profile-table" />
      {table.rows.length > rows.length && <p className="secondary">And {table.rows.length - rows.length} rows more.</p>}
    </>
  );
};

const Failures = ({ failures }: { failures: Timeline['failures'] }) =>
  failures.length === 0 ? null : (
    <ul className="checks">
      {failures.map((it, index) => (
        <li key={index} className="secondary wrap">
          The provider could not tell {kindWords(it.kind)}: {it.why}
        </li>
      ))}
    </ul>
  );
