import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Edge, Neighbourhood } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { CopyButton } from '../ui/CopyButton';
import { ENTITY_ICONS, ENTITY_NAMES } from '../ui/entities';
import { count } from '../ui/words';
import { keyOf, type Placed } from './drawing';
import { Merge } from './Merge';
import { Proofs } from './Proofs';
import { RELATION_NAMES } from './words';

const route = getRouteApi('/graph');
const MOST = 12;

/** What is known of the entity that is chosen, and what to do with it. */
export const Inspector = ({ node, graph }: { node: Placed; graph: Neighbourhood }) => {
  const { types } = route.useSearch();
  const Icon = ENTITY_ICONS[node.kind];
  const own = graph.edges.filter((it) => keyOf(it.source) === node.key || keyOf(it.target) === node.key);
  const centre = keyOf(graph.entity) === node.key ? graph.entity : undefined;
  const [merging, setMerging] = useState(false);
  return (
    <Card title="Chosen" aside={<CopyButton text={node.value} what={node.value} />}>
      <div className="stack">
        <p className="entity-cell">
          <Icon size={16} aria-hidden />
          <strong className="mono">{node.value}</strong>
        </p>
        <dl className="facts">
          <Fact name="Kind">{ENTITY_NAMES[node.kind]}</Fact>
          {centre !== undefined && (
            <>
              <Fact name="Seen first">
                <Time at={centre.first_seen} as="full" />
              </Fact>
              <Fact name="Seen last">
                <Time at={centre.last_seen} as="full" />
              </Fact>
              <Fact name="Seen in">
                {count(centre.prevalence.sessions, 'session')}, {count(centre.prevalence.rows, 'row')}
              </Fact>
              {centre.aliases.length > 0 && <Fact name="Also called">{centre.aliases.join(', ')}</Fact>}
            </>
          )}
        </dl>
        <div className="form-actions">
          {centre === undefined && (
            <Link to="/graph" search={{ value: node.value, kind: node.kind, types }} className="button">
              Put in the middle
            </Link>
          )}
          <Link to="/investigate" search={{ q: `Everything about ${node.value} in the last 7 days` }} className="button">
            Investigate it
          </Link>
          <Link to="/search" search={{ q: `"${node.value}"` }} className="button">
            Search it
          </Link>
          <button type="button" className="button" onClick={() => { setMerging(true); }}>
            Another name of it
          </button>
        </div>
        <ul className="relations">
          {own.slice(0, MOST).map((it) => (
            <li key={`${it.type}${keyOf(it.source)}${keyOf(it.target)}`}>
              <Told edge={it} from={node.key} /> <Proofs edge={it} />
            </li>
          ))}
        </ul>
        {merging && <Merge into={node} onClose={() => { setMerging(false); }} />}
        {own.length > MOST && <p className="secondary">And {own.length - MOST} more, listed below.</p>}
      </div>
    </Card>
  );
};

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** A relation as seen from one of its ends. */
const Told = ({ edge, from }: { edge: Edge; from: string }) => {
  const outward = keyOf(edge.source) === from;
  return (
    <span>
      {outward ? 'It' : <span className="mono">{edge.source.value}</span>}{' '}
      <span className="secondary">{RELATION_NAMES[edge.type]}</span>{' '}
      {outward ? <span className="mono">{edge.target.value}</span> : 'it'}
    </span>
  );
};
