import { Database } from 'lucide-react';
import { useState } from 'react';
import { api, body, done } from '../api/client';
import type { SiemProvider } from '../api/types';
import { Empty } from '../ui/Empty';
import { sentenceCase } from '../ui/words';
import { ListWithNew } from './ListWithNew';
import { NamedLine } from './NamedLine';
import { ProviderDialog } from './ProviderDialog';
import { Sync } from './Sync';
import { useAdminList } from './useAdminList';
import { useOrder } from './useOrder';

/** Where logs and incidents come from. */
export const Providers = () => {
  const list = useAdminList('providers', ({ offset }, signal) =>
    body(api.GET('/api/admin/siem-providers', { params: { query: { offset, limit: 20 } }, signal })),
  );
  return (
    <ListWithNew
      list={list}
      what="providers"
      verb="New provider"
      rows={(page) => page.providers}
      dialog={(close) => <ProviderDialog onClose={close} />}
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
    </ListWithNew>
  );
};

const Line = ({ provider }: { provider: SiemProvider }) => {
  const path = { params: { path: { id: provider.name } } };
  const test = useOrder(() => body(api.POST('/api/admin/siem-providers/{id}/test', { ...path, body: {} })));
  const choose = useOrder(() => body(api.PATCH('/api/admin/siem-providers/{id}', { ...path, body: { is_default: true } })));
  const remove = useOrder(() => done(api.DELETE('/api/admin/siem-providers/{id}', path)));
  const [changing, setChanging] = useState(false);
  return (
    <>
      <NamedLine
        name={provider.name}
        onChange={provider.built_in ? undefined : () => { setChanging(true); }}
        test={test}
        remove={provider.built_in ? undefined : remove}
        choose={provider.is_default ? undefined : { verb: 'Make default', busy: choose.isPending, act: () => { choose.mutate(undefined); } }}
        loss="Its secret is deleted with it, and schedules that ask it fail until another has its name."
        pills={
          <>
            {provider.is_default && <span className="pill tone-active">Default</span>}{' '}
            {provider.built_in && <span className="pill tone-info">From the environment</span>}
          </>
        }
        words={
          <>
            <p className="secondary mono">{[provider.logs_url, provider.workspace_id].filter(Boolean).join(' · ')}</p>
            <p className="secondary">
              {credentialOf(provider)}
              {provider.incidents ? <Sync provider={provider.name} /> : ' · its incidents are not read'}
            </p>
          </>
        }
      />
      {changing && <ProviderDialog provider={provider} onClose={() => { setChanging(false); }} />}
    </>
  );
};

const credentialOf = ({ credential, built_in: builtIn }: SiemProvider): string => {
  if (credential !== null) {
    return sentenceCase(credential);
  }
  return builtIn ? 'Its credential is in the environment' : 'No credential';
};
