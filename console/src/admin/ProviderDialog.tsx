import { useState } from 'react';
import { api, body } from '../api/client';
import { ChoiceField, TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { sentenceCase } from '../ui/words';
import { useFormOrder } from './useOrder';

const CREDENTIALS = ['client_credentials', 'managed_identity', 'workload_identity', 'static_token'] as const;

const EMPTY = { name: '', workspace_id: '', subscription_id: '', resource_group: '', workspace_name: '', tenant_id: '', client_id: '', secret: '' };

/** What a provider of the kind that Microsoft Sentinel is needs. */
export const ProviderDialog = ({ onClose }: { onClose: () => void }) => {
  const [wish, setWish] = useState(EMPTY);
  const [credential, setCredential] = useState<(typeof CREDENTIALS)[number]>('client_credentials');
  const add = useFormOrder(() =>
    body(api.POST('/api/admin/siem-providers', { body: { name: wish.name, workspace_id: wish.workspace_id, credential, ...said(wish) } })),
  );
  const text = (member: keyof typeof EMPTY, label: string, more: { required?: boolean; hint?: string; type?: 'password'; pattern?: string } = {}) => (
    <TextField label={label} value={wish[member]} onChange={(value) => { setWish({ ...wish, [member]: value }); }} {...more} />
  );
  const bySecret = credential === 'client_credentials' || credential === 'static_token';
  return (
    <FormDialog title="New provider" verb="Add provider" busy={add.isPending} error={add.error}
      onSubmit={() => { add.mutate(undefined, { onSuccess: onClose }); }} onClose={onClose}>
      {text('name', 'Name', { required: true, pattern: '[a-z0-9][a-z0-9\\-]{0,39}', hint: 'Small letters, digits and hyphens.' })}
      {text('workspace_id', 'Workspace id', { required: true })}
      <ChoiceField label="Credential" options={CREDENTIALS} name={sentenceCase} value={credential} onChange={setCredential} />
      {credential === 'client_credentials' && (
        <div className="field-row">
          {text('tenant_id', 'Tenant id', { required: true })}
          {text('client_id', 'Client id', { required: true })}
        </div>
      )}
      {bySecret && text('secret', credential === 'static_token' ? 'Token' : 'Secret', { required: true, type: 'password' })}
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

/** The members that were filled in. */
const said = (wish: typeof EMPTY): Partial<typeof EMPTY> =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ''));
