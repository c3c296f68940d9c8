import { type KeyboardEvent, useRef } from 'react';
import { ENTITY_ICONS, ENTITY_NAMES } from '../ui/entities';
import { type Drawing, type Line, type Placed, step } from './drawing';

const WIDTH = 230;
const GAP = 90;
const HEIGHT = 40;
const NODE = 32;

interface Props {
  drawn: Drawing;
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

const left = (it: Placed): number => it.column * (WIDTH + GAP);
const top = (it: Placed): number => it.row * HEIGHT + (HEIGHT - NODE) / 2;

/** The drawing; one node can be reached by Tab, and the arrow keys walk from there. */
export const Canvas = ({ drawn, chosen, onChoose }: Props) => {
  const canvas = useRef<HTMLDivElement>(null);
  const size = { inlineSize: drawn.columns * (WIDTH + GAP) - GAP, blockSize: drawn.rows * HEIGHT };
  const walk = (event: KeyboardEvent) => {
    const from = drawn.nodes.find((it) => it.key === chosen);
    const next = from && step(drawn.nodes, from, event.key);
    if (next !== undefined) {
      event.preventDefault();
      onChoose(next.key);
      canvas.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(next.key)}"]`)?.focus();
    }
  };
  return (
    <div className="canvas-scroll">
      <div ref={canvas} className="canvas" style={size} role="group" aria-label="Drawing; the arrow keys walk it" onKeyDown={walk}>
        <svg className="canvas-lines" width={size.inlineSize} height={size.blockSize} aria-hidden>
          {drawn.lines.map((it) => (
            <path key={it.key} d={curve(it)} className={it.from.key === chosen || it.to.key === chosen ? 'line-chosen' : 'line-plain'} />
          ))}
        </svg>
        {drawn.nodes.map((it) => (
          <Node key={it.key} node={it} chosen={it.key === chosen} onChoose={onChoose} />
        ))}
      </div>
    </div>
  );
};

/** From the right edge of the left one to the left edge of the right one; within a column, round its right side. */
const curve = ({ from, to }: Line): string => {
  const [a, b] = from.column <= to.column ? [from, to] : [to, from];
  const [x1, y1, y2] = [left(a) + WIDTH, top(a) + NODE / 2, top(b) + NODE / 2];
  if (a.column === b.column) {
    const out = x1 + GAP / 2;
    return `M${x1},${y1} C${out},${y1} ${out},${y2} ${x1},${y2}`;
  }
  const x2 = left(b);
  const middle = (x1 + x2) / 2;
  return `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`;
};

interface NodeProps {
  node: Placed;
  chosen: boolean;
  onChoose: (key: string) => void;
}

const Node = ({ node, chosen, onChoose }: NodeProps) => {
  const Icon = ENTITY_ICONS[node.kind];
  return (
    <button
      type="button"
      className={`node node-${node.kind}`}
      style={{ insetInlineStart: left(node), insetBlockStart: top(node), inlineSize: WIDTH, blockSize: NODE }}
      data-node={node.key}
      aria-pressed={chosen}
      tabIndex={chosen ? 0 : -1}
      title={`${ENTITY_NAMES[node.kind]} ${node.value}`}
      onClick={() => {
        onChoose(node.key);
      }}
    >
      <Icon size={14} aria-hidden />
      <span className="hidden">{ENTITY_NAMES[node.kind]} </span>
      <span className="mono clip">{node.value}</span>
      {node.more > 0 && (
        <span className="secondary numbers" title={`${node.more} relations more`}>
          +{node.more}
        </span>
      )}
    </button>
  );
};
