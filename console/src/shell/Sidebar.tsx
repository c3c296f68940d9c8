import { Link } from '@tanstack/react-router';
import { Bell, CalendarClock, type LucideIcon, MessageSquareText, Radar, Search, Settings, SquarePen, X } from 'lucide-react';
import { useRunning, useUnread } from './counts';

interface Page {
  to: '/schedules' | '/sessions' | '/investigate' | '/search' | '/notifications' | '/settings';
  name: string;
  icon: LucideIcon;
  badge?: 'running' | 'unread';
}

const GROUPS: { name: string; pages: Page[] }[] = [
  {
    name: 'Investigate',
    pages: [
      { to: '/schedules', name: 'Schedules', icon: CalendarClock },
      { to: '/sessions', name: 'Sessions', icon: MessageSquareText, badge: 'running' },
      { to: '/investigate', name: 'New investigation', icon: SquarePen },
      { to: '/search', name: 'Search', icon: Search },
    ],
  },
  { name: 'Oversight', pages: [{ to: '/notifications', name: 'Notifications', icon: Bell, badge: 'unread' }] },
  { name: 'Manage', pages: [{ to: '/settings', name: 'Settings', icon: Settings }] },
];

/** Where one can go; pages that are not there are not listed. */
export const Sidebar = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const counts = { running: useRunning(), unread: useUnread() };
  return (
    <>
      {open && <div className="scrim" onClick={onClose} aria-hidden />}
      <nav className={`sidebar ${open ? 'sidebar-open' : ''}`} aria-label="Main">
        <div className="sidebar-head">
          <Link to="/schedules" className="brand" aria-label="SoCMate, to Schedules">
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
              {group.pages.map((page) => (
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
  <Link to={to} className="sidebar-link" activeProps={{ className: 'sidebar-here', 'aria-current': 'page' }} title={name}>
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
