import { getRouteApi, Link } from '@tanstack/react-router';
import { Waypoints } from 'lucide-react';
import type { Entity } from '../api/types';
import { Time } from '../time/Time';
import { ENTITY_ICONS, ENTITY_NAMES } from '../ui/entities';
import { NoRows } from '../ui/NoRows';
import { type Column, Table } from '../ui/Table';

const route = getRouteApi('/graph');

/** Entities to begin with. */
export const EntityList = ({ page, filtered }: { page: { entities: Entity[]; total: number }; filtered: boolean }) => {
  const navigate = route.useNavigate();
  return page.entities.length === 0 ? (
    <NoRows icon={Waypoints} what="entities" filtered={filtered} onClear={() => void navigate({ search: {} })}>
      Addresses, accounts and hosts in the rows that investigations read show here.
    </NoRows>
  ) : (
    <>
      <Table label="Entities" columns={COLUMNS} rows={page.entities} id={(it) => it.kind + it.value} />
      {page.total > page.entities.length && (
        <p className="pages secondary">
          The first {page.entities.length} of {page.total.toLocaleString('en')}; say more of the name to see others.
        </p>
      )}
    </>
  );
};

const Named = ({ entity }: { entity: Entity }) => {
  const Icon = ENTITY_ICONS[entity.kind];
  const search = route.useSearch();
  return (
    <span className="entity-cell">
      <Icon size={16} aria-hidden />
      <Link to="/graph" search={{ value: entity.value, kind: entity.kind, types: search.types }} className="row-link mono" data-row>
        {entity.value}
      </Link>
    </span>
  );
};

const COLUMNS: Column<Entity>[] = [
  { name: 'Entity', main: true, cell: (it) => <Named entity={it} /> },
  { name: 'Kind', width: 130, cell: (it) => ENTITY_NAMES[it.kind] },
  { name: 'Sessions', width: 100, right: true, cell: (it) => <span className="numbers">{it.prevalence.sessions}</span> },
  { name: 'Rows', width: 100, right: true, extra: true, cell: (it) => <span className="numbers">{it.prevalence.rows.toLocaleString('en')}</span> },
  { name: 'Seen last', width: 150, cell: (it) => <Time at={it.last_seen} as="both" /> },
];
