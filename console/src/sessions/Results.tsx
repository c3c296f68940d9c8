import { getRouteApi } from '@tanstack/react-router';
import type { Session } from '../api/types';
import { Entities } from './Entities';
import { EvidenceList } from './EvidenceList';
import { EvidenceSheet } from './EvidenceSheet';
import { Findings } from './Findings';
import { useEntities } from './queries';

const route = getRouteApi('/sessions/$id');

type Tab = 'findings' | 'evidence' | 'entities';

/** What came of it, in tabs; a citation opens its row over them. */
export const Results = ({ session }: { session: Session }) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const entities = useEntities(session.id);
  const tab = search.tab ?? 'findings';
  const tabs: { name: Tab; word: string; count: number | undefined }[] = [
    { name: 'findings', word: 'Findings', count: session.findings.length },
    { name: 'evidence', word: 'Evidence', count: session.evidence.length },
    { name: 'entities', word: 'Entities', count: entities.data?.nodes.length },
  ];
  const step = (event: React.KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by !== undefined) {
      const at = tabs.findIndex((it) => it.name === tab);
      const next = tabs[(at + by + tabs.length) % tabs.length];
      void navigate({ search: { tab: next?.name }, replace: true, resetScroll: false });
      document.getElementById(`tab-${next?.name ?? ''}`)?.focus();
    }
  };
  return (
    <section className="card results" aria-label="Results">
      <div role="tablist" className="tabs" aria-label="Results" onKeyDown={step}>
        {tabs.map((it) => (
          <button
            key={it.name}
            id={`tab-${it.name}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={it.name === tab}
            aria-controls="results"
            tabIndex={it.name === tab ? 0 : -1}
            onClick={() => void navigate({ search: { tab: it.name }, replace: true, resetScroll: false })}
          >
            {it.word} {it.count !== undefined && <span className="numbers muted">{it.count}</span>}
          </button>
        ))}
      </div>
      <div id="results" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'findings' && <Findings session={session} />}
        {tab === 'evidence' && <EvidenceList session={session} />}
        {tab === 'entities' && <Entities entities={entities} />}
      </div>
      {search.query !== undefined && (
        <EvidenceSheet
          key={search.query}
          session={session}
          query={search.query}
          row={search.row}
          onClose={() => void navigate({ search: { tab: search.tab }, replace: true, resetScroll: false })}
        />
      )}
    </section>
  );
};
