import { useState } from 'react';
import { api, body, done } from '../api/client';
import type { ApiClient } from '../api/types';
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

/** Programs that exchange a secret for tokens of an hour. */
export const ApiClients = () => {
  const list = useAdminList('clients', ({ offset }, signal) =>
    body(api.GET('/api/admin/api-clients', { params: { query: { offset, limit: 20 } }, signal })),
  );
  return (
    <ListWithNew
      list={list}
      what="API clients"
      verb="New API client"
      rows={(page) => page.api_clients}
      dialog={(close) => <NewClient onClose={close} />}
      none={<NoCredentials what="API clients">A client asks for tokens with its secret, as OAuth has it.</NoCredentials>}
    >
      {(rows) => <Table label="API clients" columns={COLUMNS} rows={rows} id={(it) => it.id} />}
    </ListWithNew>
  );
};

const Actions = ({ client }: { client: ApiClient }) => {
  const path = { params: { path: { id: client.id } } };
  const rotate = useOrder(() => body(api.POST('/api/admin/api-clients/{id}/rotate', { ...path, body: {} })));
  const disable = useOrder(() => done(api.DELETE('/api/admin/api-clients/{id}', path)));
  return (
    <>
      <CredentialActions
        name={client.name}
        disabled={client.disabled_at !== null}
        busy={rotate.isPending || disable.isPending}
        onRotate={() => { rotate.mutate(undefined); }}
        onDisable={() => { disable.mutate(undefined); }}
      />
      {rotate.data !== undefined && (
        <Secret title={`${client.name} has a new secret`} words="The secret before works for another 24 hours."
          secret={rotate.data.client_secret} onClose={() => { rotate.reset(); }} />
      )}
    </>
  );
};

const COLUMNS = credentialColumns<ApiClient>((it) => it.client_id, (it) => <Actions client={it} />);

const NewClient = ({ onClose }: { onClose: () => void }) => {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['schedules:read']);
  const create = useFormOrder(() => body(api.POST('/api/admin/api-clients', { body: { name: name.trim(), scopes } })));
  return create.data === undefined ? (
    <FormDialog title="New API client" verb="Create client" busy={create.isPending || scopes.length === 0} error={create.error}
      onSubmit={() => { create.mutate(undefined); }} onClose={onClose}>
      <TextField label="Name" required maxLength={100} value={name} onChange={setName} />
      <Scopes scopes={scopes} onChange={setScopes} />
    </FormDialog>
  ) : (
    <Secret title={`${create.data.name} is there`} words={`Its id is ${create.data.client_id}. This is its secret:`}
      secret={create.data.client_secret} onClose={onClose} />
  );
};
