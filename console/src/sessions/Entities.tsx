import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tags } from 'lucide-react';
import type { EntityName, SessionGraph } from '../api/types';
import { Empty } from '../ui/Empty';
import { CopyButton } from '../ui/CopyButton';
import { ENTITY_ICONS } from '../ui/entities';
import { Loaded } from '../ui/Loaded';

/** What the rows name; each leads to where else it was seen. */
export const Entities = ({ entities }: { entities: UseQueryResult<SessionGraph> }) => (
  <Loaded query={entities} what="entities" rows={4}>
    {(graph) =>
      graph.nodes.length === 0 ? (
        <Empty icon={Tags} title="No entities">
          Addresses, accounts and hosts in the rows show here.
        </Empty>
      ) : (
        <ul className="entities">
          {graph.nodes.map((node) => (
            <Entity key={node.kind + node.value} node={node} links={linksOf(graph, node)} />
          ))}
        </ul>
      )
    }
  </Loaded>
);

const linksOf = (graph: SessionGraph, { kind, value }: EntityName): number =>
  graph.edges.filter((it) =>
    [it.source, it.target].some((end) => end.kind === kind && end.value === value),
  ).length;

const Entity = ({ node, links }: { node: EntityName; links: number }) => {
  const Icon = ENTITY_ICONS[node.kind];
  return (
    <li className="entity">
      <Icon size={16} aria-hidden />
      <span className="hidden">{node.kind}</span>
      <Link to="/graph" search={{ value: node.value, kind: node.kind }} className="mono entity-name" title={node.value}>
        {node.value}
      </Link>
      {links > 0 && <span className="secondary muted numbers">{links} relations</span>}
      <CopyButton text={node.value} what={node.value} />
    </li>
  );
};
