import { getRouteApi, Link } from '@tanstack/react-router';
import type { Neighbourhood } from '../api/types';
import { ProfileCard } from '../profile/ProfileCard';
import { Card } from '../ui/Card';
import { Chips } from '../ui/Chips';
import { ENTITY_NAMES } from '../ui/entities';
import { count } from '../ui/words';
import { Canvas } from './Canvas';
import { drawing, keyOf } from './drawing';
import { Inspector } from './Inspector';
import { RelationsTable } from './RelationsTable';

const route = getRouteApi('/graph');

/** An entity drawn with what lies around it, the one that is chosen told beside it, and all relations listed below. */
export const Around = ({ graph, depth }: { graph: Neighbourhood; depth: number }) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const drawn = drawing(graph);
  const chosen = drawn.nodes.find((it) => it.key === (search.node ?? keyOf(graph.entity))) ?? drawn.nodes[0];
  return (
    <div className="graph">
      <Card
        title={graph.entity.value}
        aside={
          <Chips
            label="How far"
            value={depth === 1 ? undefined : (String(depth) as '2' | '3')}
            options={[
              { value: undefined, name: '1 step' },
              { value: '2', name: '2 steps' },
              { value: '3', name: '3 steps' },
            ]}
            onChange={(steps) => void navigate({ search: { ...search, node: undefined, depth: steps && Number(steps) }, replace: true })}
          />
        }
        flush
      >
        <p className="graph-facts secondary">
          {ENTITY_NAMES[graph.entity.kind]} · {count(graph.nodes.length - 1, 'entity', 'entities')} around it,{' '}
          {count(graph.edges.length, 'relation')}
          {graph.cut && ' · there is more: choose kinds above, or fewer steps'}
          {graph.others.map((it) => (
            <Link key={it.kind} to="/graph" search={{ value: it.value, kind: it.kind, types: search.types }} className="related">
              also a {ENTITY_NAMES[it.kind].toLowerCase()}
            </Link>
          ))}
        </p>
        <Canvas
          drawn={drawn}
          chosen={chosen?.key}
          onChoose={(node) => void navigate({ search: { ...search, node }, replace: true, resetScroll: false })}
        />
      </Card>
      {chosen !== undefined && <Inspector node={chosen} graph={graph} />}
      <div className="graph-relations">
        <ProfileCard entity={graph.entity} />
      </div>
      <div className="graph-relations">
        <Card title="Relations" aside={<span className="secondary numbers">{graph.edges.length}</span>} flush>
          <RelationsTable edges={graph.edges} />
        </Card>
      </div>
    </div>
  );
};
