import { expect, test } from 'vitest';
import type { Edge, EntityName } from '../api/types';
import { drawing, step } from './drawing';

const ip = (value: string): EntityName => ({ kind: 'ip', value });
const edge = (source: EntityName, target: EntityName) => ({ source, target, type: 'CONNECTED_TO' }) as Edge;
const node = (it: EntityName, depth: number) => ({ ...it, depth, more: 0 });

const NODES = [node(ip('a'), 0), node(ip('b'), 1), node(ip('c'), 1), node(ip('d'), 2), node(ip('e'), 2)];
const EDGES = [edge(ip('a'), ip('b')), edge(ip('a'), ip('c')), edge(ip('c'), ip('d')), edge(ip('b'), ip('e'))];

test('each step away is a column, and no two stand in one place', () => {
  const { nodes, columns, rows, lines } = drawing({ nodes: NODES, edges: EDGES });
  expect(columns).toBe(3);
  expect(rows).toBe(2);
  expect(new Set(nodes.map((it) => `${it.column}/${it.row}`)).size).toBe(5);
  expect(lines).toHaveLength(4);
});

test('what hangs on the upper of two stands above what hangs on the lower', () => {
  const { nodes } = drawing({ nodes: NODES, edges: EDGES });
  expect(nodes.filter((it) => it.column === 2).map((it) => it.value)).toEqual(['e', 'd']);
});

test('a relation to something that is not drawn is no line', () => {
  expect(drawing({ nodes: NODES.slice(0, 2), edges: EDGES }).lines).toHaveLength(1);
});

test('arrow keys walk the drawing as it is seen', () => {
  const { nodes } = drawing({ nodes: NODES, edges: EDGES });
  const walk = (from: string, arrow: string) => nodes.filter((it) => it.value === from).map((it) => step(nodes, it, arrow)?.value);
  expect(walk('b', 'ArrowDown')).toEqual(['c']);
  expect(walk('b', 'ArrowUp')).toEqual([undefined]);
  expect(walk('c', 'ArrowRight')).toEqual(['d']);
  expect(walk('c', 'ArrowLeft')).toEqual(['a']);
});
