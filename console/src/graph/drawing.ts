import type { Edge, EntityName, Neighbourhood } from '../api/types';

type Node = Neighbourhood['nodes'][number];

export interface Placed extends Node {
  key: string;
  column: number;
  row: number;
}

export interface Line {
  key: string;
  from: Placed;
  to: Placed;
  edge: Edge;
}

export interface Drawing {
  nodes: Placed[];
  lines: Line[];
  columns: number;
  rows: number;
}

export const keyOf = ({ kind, value }: EntityName): string => `${kind}:${value}`;

/** A neighbourhood in columns, the entity first and each step away further right, so that no name covers another. */
export const drawing = ({ nodes, edges }: Pick<Neighbourhood, 'nodes' | 'edges'>): Drawing => {
  const deepest = nodes.reduce((most, it) => Math.max(most, it.depth), 0);
  const columns = Array.from({ length: deepest + 1 }, (_, depth) => nodes.filter((it) => it.depth === depth));
  const rows = Math.max(1, ...columns.map((it) => it.length));
  const placed = new Map<string, Placed>();
  columns.forEach((column, index) => {
    const start = (rows - column.length) / 2;
    ordered(column, edges, placed).forEach((node, at) => {
      placed.set(keyOf(node), { ...node, key: keyOf(node), column: index, row: start + at });
    });
  });
  return { nodes: [...placed.values()], lines: edges.flatMap((it) => line(it, placed)), columns: columns.length, rows };
};

/** Those next to each other that hang on the same ones, so that lines cross little; then by kind and name. */
const ordered = (column: Node[], edges: Edge[], placed: Map<string, Placed>): Node[] => {
  const heights = new Map(column.map((it) => [keyOf(it), height(keyOf(it), edges, placed)]));
  const rank = (it: Node): number => heights.get(keyOf(it)) ?? 0;
  return column.toSorted(
    (a, b) => rank(a) - rank(b) || a.kind.localeCompare(b.kind) || a.value.localeCompare(b.value, 'en', { numeric: true }),
  );
};

/** The middle of where its neighbours stand that are placed already. */
const height = (key: string, edges: Edge[], placed: Map<string, Placed>): number => {
  const rows = edges.flatMap((it) => {
    const [source, target] = [keyOf(it.source), keyOf(it.target)];
    const other = source === key ? target : target === key ? source : undefined;
    return other === undefined ? [] : (placed.get(other)?.row ?? []);
  });
  return rows.length === 0 ? 0 : rows.reduce((sum, it) => sum + it, 0) / rows.length;
};

const line = (edge: Edge, placed: Map<string, Placed>): Line[] => {
  const from = placed.get(keyOf(edge.source));
  const to = placed.get(keyOf(edge.target));
  return from === undefined || to === undefined ? [] : [{ key: `${from.key} ${edge.type} ${to.key}`, from, to, edge }];
};

/** The node that an arrow key leads to from another: above or below in its column, or the nearest beside it. */
export const step = (nodes: Placed[], from: Placed, arrow: string): Placed | undefined => {
  const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[arrow];
  if (by === undefined) {
    return undefined;
  }
  const [across = 0, down = 0] = by;
  return nodes
    .filter((it) => it.column === from.column + across && (across !== 0 || (it.row - from.row) * down > 0))
    .sort((a, b) => Math.abs(a.row - from.row) - Math.abs(b.row - from.row))[0];
};
