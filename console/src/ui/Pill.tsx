import type { Look } from './states';

/** A state as icon and word on its colour. */
export const Pill = ({ look: { word, tone, icon: Icon }, plain = false }: { look: Look; plain?: boolean }) => (
  <span className={`pill tone-${tone}${plain ? ' pill-plain' : ''}`}>
    <Icon size={14} aria-hidden className={tone === 'running' ? 'turning' : undefined} />
    {word}
  </span>
);
