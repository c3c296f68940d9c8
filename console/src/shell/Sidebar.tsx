import { Link } from '@tanstack/react-router';
import {
  Bell,
  CalendarClock,
  LayoutDashboard,
  type LucideIcon,
  MessageSquareText,
  Radar,
  ScanSearch,
  Search,
  Settings,
  ShieldUser,
  Siren,
  SquarePen,
  Waypoints,
  Webhook,
  X,
} from 'lucide-react';
import { useRunning, useUnread } from './counts';
import type { Destination } from './keys';
import { useIsAdmin } from './me';

interface Page {
  to: Destination;
  name: string;
  icon: LucideIcon;
  badge?: 'running' | 'unread';
  /** Administrators alone are led there. */
  admin?: boolean;
}

const GROUPS: { name: string; pages: Page[] }[] = [
  {
    name: 'Investigate',
    pages: [
      { to: '/', name: 'Dashboard', icon: LayoutDashboard },
      { to: '/schedules', name: 'Schedules', icon: CalendarClock },
      { to: '/sessions', name: 'Sessions', icon: MessageSquareText, badge: 'running' },
      { to: '/investigate', name: 'New investigation', icon: SquarePen },
      { to: '/incidents', name: 'Incidents', icon: Siren },
      { to: '/graph', name: 'Knowledge graph', icon: Waypoints },
      { to: '/search', name: 'Search', icon: Search },
    ],
  },
  {
    name: 'Oversight',
    pages: [
      { to: '/notifications', name: 'Notifications', icon: Bell, badge: 'unread' },
      { to: '/audits', name: 'Audits', icon: ScanSearch },
    ],
  },
  {
    name: 'Manage',
    pages: [
      { to: '/webhooks', name: 'Webhooks', icon: Webhook },
      { to: '/settings', name: 'Settings', icon: Settings },
      { to: '/admin', name: 'Admin', icon: ShieldUser, admin: true },
    ],
  },
];

/** Where one can go; pages that are not there are not listed. */
export const Sidebar = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const isAdmin = useIsAdmin();
  const counts = { running: useRunning(), unread: useUnread() };
  return (
    <>
      {open && <div className="scrim" onClick={onClose} aria-hidden />}
      <nav className={`sidebar ${open ? 'sidebar-open' : ''}`} aria-label="Main">
        <div className="sidebar-head">
          <Link to="/" className="brand" aria-label="SoCMate, to the Dashboard">
            <span className="brand-mark">
              <Radar size={18} aria-hidden />
            </span>
            <span className="sidebar-word">SoCMate</span>
          </Link>
          <button type="button" className="icon-button sidebar-close" onClick={onClose} aria-label="Close the menu">
            <X size={18} aria-hidden />
          </button>
        </div>
        {GROUPS.map((group) => (
          <div key={group.name} className="sidebar-group">
            <p className="sidebar-label">{group.name}</p>
            <ul>
              {group.pages.filter((it) => it.admin !== true || isAdmin).map((page) => (
                <li key={page.to}>
                  <Entry page={page} count={page.badge === undefined ? 0 : counts[page.badge]} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </>
  );
};

const Entry = ({ page: { to, name, icon: Icon, badge }, count }: { page: Page; count: number }) => (
  <Link to={to} className="sidebar-link" activeOptions={{ exact: to === '/' }} activeProps={{ className: 'sidebar-here', 'aria-current': 'page' }} title={name}>
    <Icon size={16} aria-hidden />
    <span className="sidebar-word">{name}</span>
    {count > 0 && (
      <span className="badge numbers">
        {count}
        <span className="hidden"> {badge}</span>
      </span>
    )}
  </Link>
);
