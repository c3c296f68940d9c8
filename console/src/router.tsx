import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';
import { takeReturn } from './shell/signing';
import {
  adminSearch,
  auditSearch,
  graphSearch,
  inboxSearch,
  incidentSearch,
  scheduleSearch,
  searchSearch,
  sessionSearch,
  sessionTab,
  startSearch,
  webhookSearch,
  workspaceSearch,
} from './searches';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    const back = takeReturn();
    if (back !== null) {
      throw redirect({ href: back, replace: true });
    }
  },
  component: lazyRouteComponent(() => import('./dashboard/DashboardPage'), 'DashboardPage'),
});

const schedules = createRoute({
  getParentRoute: () => root,
  path: '/schedules',
  validateSearch: scheduleSearch,
  component: lazyRouteComponent(() => import('./schedules/SchedulesPage'), 'SchedulesPage'),
});

const newSchedule = createRoute({
  getParentRoute: () => root,
  path: '/schedules/new',
  component: lazyRouteComponent(() => import('./schedules/CreatePage'), 'CreatePage'),
});

const schedule = createRoute({
  getParentRoute: () => root,
  path: '/schedules/$id',
  component: lazyRouteComponent(() => import('./schedules/SchedulePage'), 'SchedulePage'),
});

const editSchedule = createRoute({
  getParentRoute: () => root,
  path: '/schedules/$id/edit',
  component: lazyRouteComponent(() => import('./schedules/EditPage'), 'EditPage'),
});

const investigate = createRoute({
  getParentRoute: () => root,
  path: '/investigate',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('./sessions/InvestigatePage'), 'InvestigatePage'),
});

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/sessions',
  validateSearch: sessionSearch,
  component: lazyRouteComponent(() => import('./sessions/SessionsPage'), 'SessionsPage'),
});

const session = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$id',
  validateSearch: sessionTab,
  component: lazyRouteComponent(() => import('./sessions/SessionPage'), 'SessionPage'),
});

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('./inbox/InboxPage'), 'InboxPage'),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: searchSearch,
  component: lazyRouteComponent(() => import('./search/SearchPage'), 'SearchPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsPage'), 'SettingsPage'),
});

const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  validateSearch: incidentSearch,
  component: lazyRouteComponent(() => import('./incidents/IncidentsPage'), 'IncidentsPage'),
});

const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$id',
  component: lazyRouteComponent(() => import('./incidents/IncidentPage'), 'IncidentPage'),
});

const graph = createRoute({
  getParentRoute: () => root,
  path: '/graph',
  validateSearch: graphSearch,
  component: lazyRouteComponent(() => import('./graph/GraphPage'), 'GraphPage'),
});

const audits = createRoute({
  getParentRoute: () => root,
  path: '/audits',
  component: lazyRouteComponent(() => import('./audits/AuditsPage'), 'AuditsPage'),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/audits/$workspace',
  validateSearch: workspaceSearch,
  component: lazyRouteComponent(() => import('./audits/WorkspacePage'), 'WorkspacePage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audits/$workspace/$audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./audits/AuditPage'), 'AuditPage'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  validateSearch: webhookSearch,
  component: lazyRouteComponent(() => import('./webhooks/WebhooksPage'), 'WebhooksPage'),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ to: '/admin/$section', params: { section: 'users' }, replace: true });
  },
});

const section = createRoute({
  getParentRoute: () => root,
  path: '/admin/$section',
  validateSearch: adminSearch,
  component: lazyRouteComponent(() => import('./admin/AdminPage'), 'AdminPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    schedules,
    newSchedule,
    schedule,
    editSchedule,
    investigate,
    sessions,
    session,
    notifications,
    search,
    settings,
    incidents,
    incident,
    graph,
    audits,
    workspace,
    audit,
    webhooks,
    admin,
    section,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
