import { useState } from 'react';
import { api, body, done } from '../api/client';
import type { ApiKey } from '../api/types';
import { TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { Table } from '../ui/Table';
import { CredentialActions } from './CredentialActions';
import { credentialColumns, NoCredentials } from './credentials';
import { ListWithNew } from './ListWithNew';
import { Scopes } from './Scopes';
import { Secret } from './Secret';
import { useAdminList } from './useAdminList';
import { useFormOrder, useOrder } from './useOrder';

/** The keys of all programs; the text of one is shown when it is made, and never again. */
export const ApiKeys = () => {
  const list = useAdminList('keys', ({ offset }, signal) =>
    body(api.GET('/api/admin/api-keys', { params: { query: { offset, limit: 20 } }, signal })),
  );
  return (
    <ListWithNew
      list={list}
      what="API keys"
      verb="New API key"
      rows={(page) => page.api_keys}
      dialog={(close) => <NewKey onClose={close} />}
      none={<NoCredentials what="API keys">A key lets a program do what you tick, as its owner.</NoCredentials>}
    >
      {(rows) => <Table label="API keys" columns={COLUMNS} rows={rows} id={(it) => it.id} />}
    </ListWithNew>
  );
};

const Actions = ({ apiKey }: { apiKey: ApiKey }) => {
  const path = { params: { path: { id: apiKey.id } } };
  const rotate = useOrder(() => body(api.POST('/api/admin/api-keys/{id}/rotate', { ...path, body: {} })));
  const disable = useOrder(() => done(api.DELETE('/api/admin/api-keys/{id}', path)));
  return (
    <>
      <CredentialActions
        name={apiKey.name}
        disabled={apiKey.disabled_at !== null}
        busy={rotate.isPending || disable.isPending}
        onRotate={() => { rotate.mutate(undefined); }}
        onDisable={() => { disable.mutate(undefined); }}
      />
      {rotate.data !== undefined && (
        <Secret title={`${apiKey.name} has a new text`} words="The text before works for another 24 hours." secret={rotate.data.api_key}
          onClose={() => { rotate.reset(); }} />
      )}
    </>
  );
};

const COLUMNS = credentialColumns<ApiKey>((it) => it.hint, (it) => <Actions apiKey={it} />);

const NewKey = ({ onClose }: { onClose: () => void }) => {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['schedules:read', 'investigations:read']);
  const [rate, setRate] = useState('60');
  const [expires, setExpires] = useState('');
  const create = useFormOrder(() =>
    body(
      api.POST('/api/admin/api-keys', {
        body: {
          name: name.trim(),
          scopes,
          rate_limit_per_minute: Number(rate),
          ...(expires !== '' && { expires_at: new Date(expires).toISOString() }),
        },
      }),
    ),
  );
  return create.data === undefined ? (
    <FormDialog title="New API key" verb="Create key" busy={create.isPending || scopes.length === 0} error={create.error}
      onSubmit={() => { create.mutate(undefined); }} onClose={onClose}>
      <TextField label="Name" required maxLength={100} hint="Which program carries it." value={name} onChange={setName} />
      <Scopes scopes={scopes} onChange={setScopes} />
      <div className="field-row">
        <TextField label="Requests a minute" type="number" min={1} required value={rate} onChange={setRate} />
        <TextField label="Until, if not for good" type="datetime-local" value={expires} onChange={setExpires} />
      </div>
    </FormDialog>
  ) : (
    <Secret title={`${create.data.name} is there`} words="This is the key:" secret={create.data.api_key} onClose={onClose} />
  );
};
