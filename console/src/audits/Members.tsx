import { useQuery } from '@tanstack/react-query';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { User, Workspace } from '../api/types';
import { useIsAdmin, useMe } from '../shell/me';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Confirm } from '../ui/Confirm';
import { ChoiceField, TextField } from '../ui/Field';
import { type Column, Table } from '../ui/Table';
import { useToast } from '../ui/toasts';
import { useFailed } from '../ui/useFailed';
import { sentenceCase } from '../ui/words';
import { useMemberActions } from './queries';

type Member = Workspace['members'][number];
const ROLES = ['viewer', 'member', 'owner'] as const;
const ROLE_LINES: Record<Member['role'], string> = {
  viewer: 'Viewer: reads',
  member: 'Member: audits and judges',
  owner: 'Owner: admits others too',
};

/** Who may see the workspace, and do what in it. */
export const Members = ({ workspace }: { workspace: Workspace }) => {
  const users = useUsers();
  const me = useMe().data;
  const owns = workspace.role === 'owner';
  const dismiss = useDismiss(workspace.id);
  const name = (id: string): string => (id === me?.id ? `${me.name} (you)` : (users?.find((it) => it.id === id)?.name ?? id));
  const columns: Column<Member>[] = [
    {
      name: 'Member',
      main: true,
      cell: (it) => (
        <>
          <strong>{name(it.userId)}</strong>
          <span className="secondary clip mono" title={it.userId}>{it.userId}</span>
        </>
      ),
    },
    {
      name: 'Role',
      width: 260,
      cell: (it) => (owns ? <RoleChoice member={it} who={name(it.userId)} workspace={workspace.id} /> : sentenceCase(it.role)),
    },
    { name: 'Since', width: 150, extra: true, cell: (it) => <Time at={it.since} as="both" /> },
    ...(owns
      ? [{ name: 'Actions', quiet: true, width: 60, cell: (it: Member) => <Dismiss who={name(it.userId)} onDismiss={() => { dismiss(it, name(it.userId)); }} /> }]
      : []),
  ];
  return (
    <div className="stack">
      {owns && <Admit workspace={workspace} users={users} />}
      <Card title="Members" flush>
        <Table label="Members" columns={columns} rows={workspace.members} id={(it) => it.userId} />
      </Card>
    </div>
  );
};

/** Those that administrators may look up; undefined for others. */
const useUsers = (): User[] | undefined => {
  const isAdmin = useIsAdmin();
  const { data } = useQuery({
    queryKey: ['admin', 'receivers'],
    queryFn: ({ signal }) => body(api.GET('/api/admin/users', { params: { query: { disabled: false, limit: 100 } }, signal })),
    enabled: isAdmin,
  });
  return isAdmin ? (data?.users ?? []) : undefined;
};

const RoleChoice = ({ member, who, workspace }: { member: Member; who: string; workspace: string }) => {
  const { admit } = useMemberActions(workspace);
  const toast = useToast();
  const failed = useFailed();
  const set = (role: Member['role'], back?: Member['role']) => {
    admit.mutate(
      { userId: member.userId, role },
      {
        onError: failed,
        onSuccess: () => {
          if (back !== undefined) {
            toast({ words: `${who} is ${role === 'owner' ? 'an' : 'a'} ${role}.`, undo: () => { set(back); } });
          }
        },
      },
    );
  };
  return (
    <select
      className="input select"
      aria-label={`Role of ${who}`}
      value={member.role}
      disabled={admit.isPending}
      onChange={(event) => {
        const role = ROLES.find((it) => it === event.target.value);
        if (role !== undefined) {
          set(role, member.role);
        }
      }}
    >
      {ROLES.map((it) => (
        <option key={it} value={it}>
          {ROLE_LINES[it]}
        </option>
      ))}
    </select>
  );
};

const Dismiss = ({ who, onDismiss }: { who: string; onDismiss: () => void }) => {
  const [asking, setAsking] = useState(false);
  return (
    <div className="row-actions">
      <button type="button" className="icon-button" title="End the membership" aria-label={`End the membership of ${who}`} onClick={() => { setAsking(true); }}>
        <UserMinus size={16} aria-hidden />
      </button>
      {asking && (
        <Confirm title={`End the membership of ${who}?`} verb="End it" onClose={() => { setAsking(false); }} onConfirm={onDismiss}>
          <p>The workspace and its audits are out of their sight at once.</p>
        </Confirm>
      )}
    </div>
  );
};

/** Ends a membership; it tells of the end when the member's row is gone. */
const useDismiss = (workspace: string) => {
  const { admit, dismiss } = useMemberActions(workspace);
  const toast = useToast();
  const failed = useFailed();
  return (member: Member, who: string) => {
    dismiss.mutate(member.userId, {
      onError: failed,
      onSuccess: () => {
        toast({ words: `${who} is no member any more.`, undo: () => { admit.mutate(member, { onError: failed }); } });
      },
    });
  };
};

const Admit = ({ workspace, users }: { workspace: Workspace; users: User[] | undefined }) => {
  const { admit } = useMemberActions(workspace.id);
  const [userId, setUserId] = useState('');
  const [role, setRole] = useState<Member['role']>('member');
  const failed = useFailed();
  const others = users?.filter((it) => workspace.members.every((member) => member.userId !== it.id));
  return (
    <form
      className="card card-body prove"
      onSubmit={(event) => {
        event.preventDefault();
        admit.mutate({ userId: userId.trim(), role }, { onError: failed, onSuccess: () => { setUserId(''); } });
      }}
    >
      {others !== undefined ? (
        <ChoiceField label="Who" required options={['', ...others.map((it) => it.id)]} value={userId} onChange={setUserId}
          name={(id) => others.find((it) => it.id === id)?.name ?? 'Choose somebody'} />
      ) : (
        <TextField label="Whose id" required pattern="usr_[A-Za-z0-9_]+" hint="It stands in their Settings, beginning with usr_." value={userId} onChange={setUserId} />
      )}
      <ChoiceField label="As" options={ROLES} name={(it) => ROLE_LINES[it]} value={role} onChange={setRole} />
      <button type="submit" className="button" disabled={admit.isPending}>
        Make a member
      </button>
    </form>
  );
};
