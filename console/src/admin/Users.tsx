import { Users as UsersIcon } from 'lucide-react';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { User } from '../api/types';
import { isFiltered, ROLES } from '../searches';
import { Time } from '../time/Time';
import { Chips } from '../ui/Chips';
import { ChoiceField, TextField } from '../ui/Field';
import { FilterText } from '../ui/FilterText';
import { FormDialog } from '../ui/FormDialog';
import { NoRows } from '../ui/NoRows';
import { type Column, Table } from '../ui/Table';
import { ToggleChip } from '../ui/ToggleChip';
import { sentenceCase } from '../ui/words';
import { ListWithNew } from './ListWithNew';
import { Secret } from './Secret';
import { useAdminList } from './useAdminList';
import { useFormOrder } from './useOrder';
import { UserActions } from './UserActions';

/** Who may sign in. */
export const Users = () => {
  const list = useAdminList('users', ({ q, role, disabled, offset }, signal) =>
    body(api.GET('/api/admin/users', { params: { query: { q, role, disabled, offset, limit: 20 } }, signal })),
  );
  const { search, filter, clear } = list;
  return (
    <ListWithNew
      list={list}
      what="users"
      verb="Invite"
      rows={(page) => page.users}
      dialog={(close) => <Invite onClose={close} />}
      filters={
        <>
          <FilterText label="Filter by name or e-mail" placeholder="Filter by name or e-mail" value={search.q} onFilter={(q) => { filter({ q }); }} />
          <Chips
            label="Role"
            value={search.role}
            options={[{ value: undefined, name: 'All' }, { value: 'analyst', name: 'Analysts' }, { value: 'admin', name: 'Administrators' }]}
            onChange={(role) => { filter({ role }); }}
          />
          <ToggleChip name="Disabled" on={search.disabled === true} onChange={(on) => { filter({ disabled: on ? true : undefined }); }} />
        </>
      }
      none={
        <NoRows icon={UsersIcon} what="users" filtered={isFiltered(search)} onClear={clear}>
          Whoever signs in first shows here.
        </NoRows>
      }
    >
      {(rows) => <Table label="Users" columns={COLUMNS} rows={rows} id={(it) => it.id} />}
    </ListWithNew>
  );
};

const COLUMNS: Column<User>[] = [
  {
    name: 'User',
    main: true,
    cell: (it) => (
      <>
        <strong>{it.name}</strong> {it.disabled && <span className="pill tone-cancelled">Disabled</span>}
        <span className="secondary clip" title={it.email}>
          {it.email}
        </span>
      </>
    ),
  },
  { name: 'Role', width: 120, cell: (it) => (it.roles.includes('admin') ? 'Administrator' : 'Analyst') },
  { name: 'Signs in with', width: 180, extra: true, cell: (it) => <span className="wrap">{sentenceCase(it.provider)}</span> },
  {
    name: 'Signed in last',
    width: 150,
    cell: (it) => (it.last_sign_in_at === null ? <span className="muted">Never</span> : <Time at={it.last_sign_in_at} as="both" />),
  },
  { name: 'Actions', quiet: true, width: 90, cell: (it) => <UserActions user={it} /> },
];

const Invite = ({ onClose }: { onClose: () => void }) => {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<(typeof ROLES)[number]>('analyst');
  const invite = useFormOrder(() => body(api.POST('/api/admin/users', { body: { name: name.trim(), email: email.trim(), role } })));
  return invite.data === undefined ? (
    <FormDialog title="Invite somebody" verb="Invite" busy={invite.isPending} error={invite.error} onSubmit={() => { invite.mutate(undefined); }} onClose={onClose}>
      <TextField label="Name" required maxLength={200} value={name} onChange={setName} />
      <TextField label="E-mail address" type="email" required value={email} onChange={setEmail} />
      <ChoiceField label="Role" options={ROLES} name={sentenceCase} value={role} onChange={setRole} />
    </FormDialog>
  ) : (
    <Secret
      title={`${invite.data.user.name} is invited`}
      words="Whoever opens this link first chooses the password. Send it on a way that you trust."
      secret={invite.data.link}
      onClose={onClose}
    />
  );
};
