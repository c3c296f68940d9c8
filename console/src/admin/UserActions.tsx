import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { User } from '../api/types';
import { useMe } from '../shell/me';
import { Confirm } from '../ui/Confirm';
import { useToast } from '../ui/toasts';
import { Secret } from './Secret';
import { Transfer } from './Transfer';
import { useOrder } from './useOrder';

type Asked = 'nothing' | 'disable' | 'transfer';

/** What can be done to a user, behind one button. */
export const UserActions = ({ user }: { user: User }) => {
  const [asked, setAsked] = useState<Asked>('nothing');
  const me = useMe().data;
  const toast = useToast();
  const path = { params: { path: { id: user.id } } };
  const change = useOrder((wish: { role?: 'analyst' | 'admin'; disabled?: boolean }) =>
    body(api.PATCH('/api/admin/users/{id}', { ...path, body: wish })),
  );
  const reset = useOrder(() => body(api.POST('/api/admin/users/{id}/password-reset', { ...path, body: {} })));
  const out = useOrder(() => body(api.DELETE('/api/admin/users/{id}/sign-ins', path)));
  const admin = user.roles.includes('admin');
  const close = () => { setAsked('nothing'); };
  const set = (wish: Parameters<typeof change.mutate>[0], words: string, back: Parameters<typeof change.mutate>[0]) => {
    change.mutate(wish, {
      onSuccess: () => {
        toast({ words, undo: () => { change.mutate(back); } });
      },
    });
  };
  const items: [string, () => void][] = [
    admin
      ? ['Make an analyst', () => { set({ role: 'analyst' }, `${user.name} is an analyst.`, { role: 'admin' }); }]
      : ['Make an administrator', () => { set({ role: 'admin' }, `${user.name} is an administrator.`, { role: 'analyst' }); }],
    ['Give all to another…', () => { setAsked('transfer'); }],
    ['Sign out everywhere', () => { out.mutate(undefined, { onSuccess: () => { toast({ words: `${user.name} is signed out.` }); } }); }],
    ...(user.provider === 'local' || user.provider === 'built_in'
      ? [['Link to a new password', () => { reset.mutate(undefined); }] as [string, () => void]]
      : []),
    user.disabled
      ? ['Enable', () => { set({ disabled: false }, `${user.name} may sign in again.`, { disabled: true }); }]
      : ['Disable…', () => { setAsked('disable'); }],
  ];
  return (
    <div className="row-actions">
      <details
        className="menu"
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.currentTarget.open = false;
          }
        }}
      >
        <summary className="icon-button" aria-label={`Actions for ${user.name}`} title="Actions">
          <Ellipsis size={16} aria-hidden />
        </summary>
        <ul className="menu-list">
          {items.map(([name, act]) => (
            <li key={name}>
              <button
                type="button"
                className="menu-item"
                onClick={(event) => {
                  event.currentTarget.closest('details')?.removeAttribute('open');
                  act();
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </details>
      {asked === 'disable' && (
        <Confirm
          title={`Disable ${user.name}?`}
          verb="Disable"
          onConfirm={() => { set({ disabled: true }, `${user.name} is disabled.`, { disabled: false }); }}
          onClose={close}
        >
          <p>
            Every sign-in and key ends at once, and the schedules are paused. Nothing is deleted.
            {user.id === me?.id && ' It is you: you will be signed out.'}
          </p>
        </Confirm>
      )}
      {asked === 'transfer' && <Transfer user={user} onClose={close} />}
      {reset.data !== undefined && (
        <Secret
          title={`A new password for ${user.name}`}
          words="Whoever opens this link first chooses the password."
          secret={reset.data.link}
          onClose={() => { reset.reset(); }}
        />
      )}
    </div>
  );
};
