import { Link } from '@tanstack/react-router';
import { Tag } from 'lucide-react';
import type { EntityName, IncidentDetail } from '../api/types';
import { Card } from '../ui/Card';
import { CopyButton } from '../ui/CopyButton';
import { ENTITY_ICONS } from '../ui/entities';

type Named = IncidentDetail['entities'][number];

/** Whom and what it is about; each leads to what else is known of it. */
export const EntitiesCard = ({ entities }: { entities: Named[] }) => (
  <Card title="Entities" flush>
    {entities.length === 0 ? (
      <p className="card-body muted">The provider names none.</p>
    ) : (
      <ul className="entities">
        {entities.map((it) => (
          <Row key={it.provider_kind + it.value} entity={it} />
        ))}
      </ul>
    )}
  </Card>
);

const Row = ({ entity: { kind, provider_kind: theirs, value } }: { entity: Named }) => {
  const known = isKind(kind) ? kind : undefined;
  const Icon = known === undefined ? Tag : ENTITY_ICONS[known];
  return (
    <li className="entity">
      <Icon size={16} aria-hidden />
      <span className="hidden">{known ?? theirs}</span>
      {known === undefined ? (
        <span className="mono entity-name" title={`${theirs}: ${value}`}>
          {value}
        </span>
      ) : (
        <Link to="/graph" search={{ value, kind: known }} className="mono entity-name" title={value}>
          {value}
        </Link>
      )}
      <CopyButton text={value} what={value} />
    </li>
  );
};

const isKind = (kind: string | null): kind is EntityName['kind'] => kind !== null && kind in ENTITY_ICONS;
