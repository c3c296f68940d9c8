import type { Coverage } from '../api/types';

export interface Bar {
  kind: 'read' | 'partial' | 'gap';
  from: string;
  /** In percent of the stretch. */
  start: number;
  length: number;
}

/** What was read and what was not as bars over the stretch; windows may overlap, gaps lie on top. */
export const coverageBars = (coverage: Coverage): Bar[] => {
  const from = Date.parse(coverage.from);
  const whole = Math.max(1, Date.parse(coverage.to) - from);
  const bar = (kind: Bar['kind'], window: { from: string; to: string }): Bar => {
    const start = Math.max(0, (100 * (Date.parse(window.from) - from)) / whole);
    const end = Math.min(100, (100 * (Date.parse(window.to) - from)) / whole);
    return { kind, from: window.from, start, length: Math.max(0.4, end - start) };
  };
  return [
    ...coverage.windows.map((it) => bar(it.complete ? 'read' : 'partial', it)),
    ...coverage.gaps.map((it) => bar('gap', it)),
  ];
};
