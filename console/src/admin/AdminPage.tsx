import './admin.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { usePreferences } from '../settings/preferences';
import { NotFound } from '../shell/NotFound';
import { PageHead } from '../ui/PageHead';
import { useRowKeys } from '../ui/useRowKeys';
import { ApiClients } from './ApiClients';
import { ApiKeys } from './ApiKeys';
import { AuditLog } from './AuditLog';
import { Models } from './Models';
import { Providers } from './Providers';
import { Users } from './Users';
import { Workers } from './Workers';

const route = getRouteApi('/admin/$section');

const SECTIONS: { path: string; name: string; facts: string; component: ComponentType }[] = [
  { path: 'users', name: 'Users', facts: 'Who may sign in, and as what.', component: Users },
  { path: 'api-keys', name: 'API keys', facts: 'What programs carry; each acts for somebody and may do what is ticked.', component: ApiKeys },
  { path: 'api-clients', name: 'API clients', facts: 'Programs that get short-lived tokens for a secret.', component: ApiClients },
  { path: 'providers', name: 'SIEM providers', facts: 'Whose logs are asked and whose incidents are read.', component: Providers },
  { path: 'models', name: 'Models', facts: 'Language models that may help; everything works without one.', component: Models },
  { path: 'workers', name: 'Workers', facts: 'Who executes runs, and what waits.', component: Workers },
  { path: 'audit-log', name: 'Audit log', facts: 'Who changed what, and who was denied what. It cannot be changed.', component: AuditLog },
];

/** What administrators look after; what others ask of it the server refuses. */
export const AdminPage = () => {
  const { section: path } = route.useParams();
  const section = SECTIONS.find((it) => it.path === path);
  useRowKeys(usePreferences().shortcuts);
  if (section === undefined) {
    return <NotFound />;
  }
  const Section = section.component;
  return (
    <>
      <PageHead title={section.name} trail="Admin" facts={section.facts} />
      <nav className="page-tabs" aria-label="Admin">
        {SECTIONS.map((it) => (
          <Link
            key={it.path}
            to="/admin/$section"
            params={{ section: it.path }}
            activeOptions={{ exact: true, includeSearch: false }}
            className="page-tab"
          >
            {it.name}
          </Link>
        ))}
      </nav>
      <Section />
    </>
  );
};
