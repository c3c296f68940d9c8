import { useState } from 'react';
import { api, body } from '../api/client';
import type { SiemProvider } from '../api/types';
import { ChoiceField, TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { sentenceCase } from '../ui/words';
import { useFormOrder } from './useOrder';

const CREDENTIALS = ['client_credentials', 'managed_identity', 'workload_identity', 'static_token'] as const;

type Wish = Record<
  'name' | 'workspace_id' | 'subscription_id' | 'resource_group' | 'workspace_name' | 'tenant_id' | 'client_id' | 'secret',
  string
>;

interface Props {
  /** The one that is changed; a new one without. */
  provider?: SiemProvider;
  onClose: () => void;
}

/** What a provider of the kind that Microsoft Sentinel is needs. */
export const ProviderDialog = ({ provider, onClose }: Props) => {
  const [wish, setWish] = useState(() => wishOf(provider));
  const [credential, setCredential] = useState(CREDENTIALS.find((it) => it === provider?.credential) ?? 'client_credentials');
  const save = useFormOrder(() => {
    const { name, ...members } = said(wish);
    return provider === undefined
      ? body(api.POST('/api/admin/siem-providers', { body: { name: name ?? '', workspace_id: wish.workspace_id, credential, ...members } }))
      : body(api.PATCH('/api/admin/siem-providers/{id}', { params: { path: { id: provider.name } }, body: changed(provider, { credential, ...members }) }));
  });
  const text = (member: keyof Wish, label: string, more: { required?: boolean; hint?: string; type?: 'password'; pattern?: string } = {}) => (
    <TextField label={label} value={wish[member]} onChange={(value) => { setWish({ ...wish, [member]: value }); }} {...more} />
  );
  const bySecret = credential === 'client_credentials' || credential === 'static_token';
  return (
    <FormDialog title={provider === undefined ? 'New provider' : `Change ${provider.name}`} verb={provider === undefined ? 'Add provider' : 'Save'}
      busy={save.isPending} error={save.error} onSubmit={() => { save.mutate(undefined, { onSuccess: onClose }); }} onClose={onClose}>
      {provider === undefined && text('name', 'Name', { required: true, pattern: '[a-z0-9][a-z0-9\\-]{0,39}', hint: 'Small letters, digits and hyphens.' })}
      {text('workspace_id', 'Workspace id', { required: true })}
      <ChoiceField label="Credential" options={CREDENTIALS} name={sentenceCase} value={credential} onChange={setCredential} />
      {credential === 'client_credentials' && (
        <div className="field-row">
          {text('tenant_id', 'Tenant id', { required: true })}
          {text('client_id', 'Client id', { required: true })}
        </div>
      )}
      {bySecret && text('secret', credential === 'static_token' ? 'Token' : 'Secret', {
          required: provider?.has_secret !== true,
          type: 'password',
          ...(provider?.has_secret === true && { hint: 'Left empty, the one that is kept stays. A new kind of credential needs it again.' }),
        })}
      <details className="more">
        <summary>Where its incidents are</summary>
        <div className="stack">
          {text('subscription_id', 'Subscription id')}
          {text('resource_group', 'Resource group')}
          {text('workspace_name', 'Workspace name')}
        </div>
      </details>
    </FormDialog>
  );
};

const wishOf = (provider: SiemProvider | undefined): Wish => ({
  name: provider?.name ?? '',
  workspace_id: provider?.workspace_id ?? '',
  subscription_id: provider?.subscription_id ?? '',
  resource_group: provider?.resource_group ?? '',
  workspace_name: provider?.workspace_name ?? '',
  tenant_id: provider?.tenant_id ?? '',
  client_id: provider?.client_id ?? '',
  secret: '',
});

/** What is other than it was; whatever is not named stays. */
const changed = <W extends object>(provider: SiemProvider, wish: W): Partial<W> =>
  Object.fromEntries(Object.entries(wish).filter(([member, value]) => provider[member as keyof SiemProvider] !== value)) as Partial<W>;

/** The members that were filled in. */
const said = (wish: Wish): Partial<Wish> =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ''));
