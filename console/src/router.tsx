import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';
import { takeReturn } from './shell/signing';
import { inboxSearch, scheduleSearch, searchSearch, sessionSearch, sessionTab, startSearch } from './searches';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    const back = takeReturn();
    throw back === null ? redirect({ to: '/schedules', replace: true }) : redirect({ href: back, replace: true });
  },
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
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
