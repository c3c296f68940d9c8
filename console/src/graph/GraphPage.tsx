import './graph.css';
import { getRouteApi } from '@tanstack/react-router';
import { Problem } from '../api/problem';
import type { EntityName } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { ENTITY_KINDS, ENTITY_NAMES } from '../ui/entities';
import { FilterText } from '../ui/FilterText';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { ToggleChip } from '../ui/ToggleChip';
import { useRowKeys } from '../ui/useRowKeys';
import { Around } from './Around';
import { EntityList } from './EntityList';
import { MergesCard } from './MergesCard';
import { useEntitySearch, useNeighbourhood } from './queries';
import { UnknownEntity } from './UnknownEntity';

const route = getRouteApi('/graph');

/** Who and what the investigations saw, how they hang together, and which rows prove it. */
export const GraphPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useRowKeys(usePreferences().shortcuts);
  const types = search.types?.split(',').filter(Boolean) ?? [];
  const turn = (kind: EntityName['kind'], on: boolean) => {
    const kinds = on ? [...types, kind] : types.filter((it) => it !== kind);
    void navigate({ search: { ...search, node: undefined, types: kinds.length === 0 ? undefined : kinds.join(',') }, replace: true });
  };
  return (
    <>
      <PageHead
        title="Knowledge graph"
        facts="Who and what the investigations you may read saw, and the rows that prove how they hang together."
      />
      <div className="card filters graph-filters">
        <FilterText
          wide
          label="Find an entity"
          placeholder="Address, account, host, domain, hash…"
          value={search.q}
          onFilter={(q) => void navigate({ search: { q, types: search.types }, replace: true })}
        />
        <div className="chips" role="group" aria-label="Kinds">
          {ENTITY_KINDS.map((kind) => (
            <ToggleChip key={kind} name={ENTITY_NAMES[kind]} on={types.includes(kind)} onChange={(on) => { turn(kind, on); }} />
          ))}
        </div>
      </div>
      {search.value === undefined ? (
        <Found q={search.q} types={search.types} />
      ) : (
        <Centred value={search.value} kind={search.kind} types={search.types} depth={Math.min(3, search.depth ?? 1)} />
      )}
    </>
  );
};

const Found = ({ q, types }: { q: string | undefined; types: string | undefined }) => {
  const found = useEntitySearch(q, types);
  return (
    <div className="stack">
      <div className="card">
        <Loaded query={found} what="entities">
          {(page) => <EntityList page={page} filtered={q !== undefined || types !== undefined} />}
        </Loaded>
      </div>
      <MergesCard />
    </div>
  );
};

interface CentredProps {
  value: string;
  kind: string | undefined;
  types: string | undefined;
  depth: number;
}

const Centred = (around: CentredProps) => {
  const neighbourhood = useNeighbourhood(around);
  if (neighbourhood.error instanceof Problem && neighbourhood.error.status === 404 && neighbourhood.data === undefined) {
    return <UnknownEntity value={around.value} />;
  }
  return neighbourhood.data === undefined ? (
    <div className="card">
      <Loaded query={neighbourhood} what="the graph">
        {() => null}
      </Loaded>
    </div>
  ) : (
    <div aria-busy={neighbourhood.isPlaceholderData}>
      <Around graph={neighbourhood.data} depth={around.depth} />
    </div>
  );
};
