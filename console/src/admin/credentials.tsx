import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Time } from '../time/Time';
import { Empty } from '../ui/Empty';
import type { Column } from '../ui/Table';

interface Credential {
  name: string;
  scopes: string[];
  created_at: string;
  disabled_at: string | null;
  last_used_at: string | null;
}

/** What keys and clients have in common, between what names them and what can be done to them. */
export const credentialColumns = <T extends Credential>(hint: (it: T) => string, actions: (it: T) => ReactNode): Column<T>[] => [
  {
    name: 'Name',
    main: true,
    cell: (it) => (
      <>
        <strong>{it.name}</strong> {it.disabled_at !== null && <span className="pill tone-cancelled">Disabled</span>}
        <span className="secondary clip mono" title={hint(it)}>
          {hint(it)}
        </span>
      </>
    ),
  },
  {
    name: 'May',
    width: 260,
    cell: (it) => (
      <span className="secondary clip" title={it.scopes.join(', ')}>
        {it.scopes.length > 2 ? `${it.scopes.slice(0, 2).join(', ')} and ${it.scopes.length - 2} more` : it.scopes.join(', ')}
      </span>
    ),
  },
  { name: 'Made', width: 130, extra: true, cell: (it) => <Time at={it.created_at} as="both" /> },
  {
    name: 'Used last',
    width: 130,
    cell: (it) => (it.last_used_at === null ? <span className="muted">Never</span> : <Time at={it.last_used_at} as="both" />),
  },
  { name: 'Actions', quiet: true, width: 100, cell: actions },
];

export const NoCredentials = ({ what, children }: { what: string; children: ReactNode }) => (
  <Empty icon={KeyRound} title={`No ${what} yet`}>
    {children}
  </Empty>
);
