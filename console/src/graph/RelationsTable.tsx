import { getRouteApi, Link } from '@tanstack/react-router';
import type { Edge, EntityName } from '../api/types';
import { Time } from '../time/Time';
import { type Column, Table } from '../ui/Table';
import { keyOf } from './drawing';
import { Proofs } from './Proofs';
import { RELATION_NAMES } from './words';

const route = getRouteApi('/graph');

/** The drawing as a list: the same relations, in words. */
export const RelationsTable = ({ edges }: { edges: Edge[] }) =>
  edges.length === 0 ? (
    <p className="card-body muted">None of the rows that were read shows it beside anything else.</p>
  ) : (
    <Table label="Relations" columns={COLUMNS} rows={edges} id={(it) => `${keyOf(it.source)} ${it.type} ${keyOf(it.target)}`} />
  );

const Centre = ({ entity }: { entity: EntityName }) => {
  const { types } = route.useSearch();
  return (
    <Link to="/graph" search={{ value: entity.value, kind: entity.kind, types }} className="row-link mono" data-row>
      {entity.value}
    </Link>
  );
};

const COLUMNS: Column<Edge>[] = [
  { name: 'What', main: true, cell: (it) => <Centre entity={it.source} /> },
  { name: 'Relation', width: 160, cell: (it) => RELATION_NAMES[it.type] },
  { name: 'To what', main: true, cell: (it) => <Centre entity={it.target} /> },
  { name: 'Rows', width: 80, right: true, extra: true, cell: (it) => <span className="numbers">{it.count.toLocaleString('en')}</span> },
  { name: 'Seen last', width: 130, extra: true, cell: (it) => <Time at={it.last_seen} /> },
  { name: 'Proved by', width: 190, cell: (it) => <Proofs edge={it} /> },
];
