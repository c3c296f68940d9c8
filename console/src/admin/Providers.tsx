import { Database, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, body, done } from '../api/client';
import type { SiemProvider } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { Empty } from '../ui/Empty';
import { ListCard } from '../ui/ListCard';
import { sentenceCase } from '../ui/words';
import { ProviderDialog } from './ProviderDialog';
import { Sync } from './Sync';
import { Tested } from './Tested';
import { useAdminList } from './useAdminList';
import { useOrder } from './useOrder';

/** Where logs and incidents come from. */
export const Providers = () => {
  const { query, filter } = useAdminList('providers', ({ offset }, signal) =>
    body(api.GET('/api/admin/siem-providers', { params: { query: { offset, limit: 20 } }, signal })),
  );
  const [making, setMaking] = useState(false);
  return (
    <>
      <ListCard
        query={query}
        what="providers"
        rows={(page) => page.providers}
        onMove={(offset) => { filter({ offset }); }}
        filters={
          <button type="button" className="button push" onClick={() => { setMaking(true); }}>
            <Plus size={16} aria-hidden /> New provider
          </button>
        }
        none={
          <Empty icon={Database} title="No providers yet">
            Without one there are no logs to ask.
          </Empty>
        }
      >
        {(rows) => (
          <ul className="lines">
            {rows.map((it) => (
              <Line key={it.name} provider={it} />
            ))}
          </ul>
        )}
      </ListCard>
      {making && <ProviderDialog onClose={() => { setMaking(false); }} />}
    </>
  );
};

const Line = ({ provider }: { provider: SiemProvider }) => {
  const path = { params: { path: { id: provider.name } } };
  const [asking, setAsking] = useState(false);
  const test = useOrder(() => body(api.POST('/api/admin/siem-providers/{id}/test', { ...path, body: {} })));
  const choose = useOrder(() => body(api.PATCH('/api/admin/siem-providers/{id}', { ...path, body: { is_default: true } })));
  const remove = useOrder(() => done(api.DELETE('/api/admin/siem-providers/{id}', path)));
  return (
    <li className="lines-row">
      <div className="lines-words">
        <p>
          <strong>{provider.name}</strong> {provider.is_default && <span className="pill tone-active">Default</span>}{' '}
          {provider.built_in && <span className="pill tone-info">From the environment</span>}
        </p>
        <p className="secondary mono">{[provider.logs_url, provider.workspace_id].filter(Boolean).join(' · ')}</p>
        <p className="secondary">
          {provider.credential !== null && sentenceCase(provider.credential)}
          {provider.credential === null && (provider.built_in ? 'Its credential is in the environment' : 'No credential')}
          {provider.incidents ? <Sync provider={provider.name} /> : ' · its incidents are not read'}
        </p>
        {test.data !== undefined && <Tested answer={test.data} />}
      </div>
      <div className="form-actions">
        <button type="button" className="button small" disabled={test.isPending} onClick={() => { test.mutate(undefined); }}>
          {test.isPending ? 'Asking…' : 'Test'}
        </button>
        {!provider.is_default && (
          <button type="button" className="button small" disabled={choose.isPending} onClick={() => { choose.mutate(undefined); }}>
            Make default
          </button>
        )}
        {!provider.built_in && (
          <button type="button" className="button small" onClick={() => { setAsking(true); }}>
            Remove
          </button>
        )}
      </div>
      {asking && (
        <Confirm title={`Remove ${provider.name}?`} verb="Remove" onConfirm={() => { remove.mutate(undefined); }} onClose={() => { setAsking(false); }}>
          <p>Its secret is deleted with it, and schedules that ask it fail until another has its name.</p>
        </Confirm>
      )}
    </li>
  );
};
