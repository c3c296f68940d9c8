import { useIsFetching } from '@tanstack/react-query';
import { LogOut, Menu, Search } from 'lucide-react';
import type { User } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { clock, clockSeconds } from '../time/format';
import { useNow } from '../time/useNow';
import { signOut } from './signing';
import { ThemeButton } from './ThemeButton';
import { useOnline } from './useOnline';

interface Props {
  user: User;
  onMenu: () => void;
  onPalette: () => void;
}

export const TopBar = ({ user, onMenu, onPalette }: Props) => (
  <header className="topbar">
    <button type="button" className="icon-button topbar-menu" onClick={onMenu} aria-label="Menu">
      <Menu size={18} aria-hidden />
    </button>
    <button type="button" className="jump" onClick={onPalette} aria-keyshortcuts="Control+K">
      <Search size={16} aria-hidden />
      <span>Search or jump to…</span>
      <kbd>Ctrl K</kbd>
    </button>
    <div className="topbar-right">
      <Connection />
      <Clock />
      <ThemeButton />
      <span className="topbar-user" title={user.email}>
        {user.name}
      </span>
      <button type="button" className="icon-button" onClick={() => void signOut()} aria-label="Sign out" title="Sign out">
        <LogOut size={16} aria-hidden />
      </button>
    </div>
  </header>
);

const Connection = () => {
  const online = useOnline();
  const busy = useIsFetching() > 0;
  return (
    <span className={`connection ${online ? 'tone-active' : 'tone-failed'}`} role="status">
      <span className={`dot ${busy ? 'dot-busy' : ''}`} aria-hidden />
      {online ? 'Online' : 'Offline'}
    </span>
  );
};

const Clock = () => {
  const preferences = usePreferences();
  const at = new Date(useNow(1)).toISOString();
  return (
    <div className="clock mono numbers" aria-hidden>
      <span>{clockSeconds(at, { zone: 'UTC', hour12: false })} UTC</span>
      {preferences.zone !== 'UTC' && (
        <span className="muted">
          {clock(at, preferences)} {preferences.zone}
        </span>
      )}
    </div>
  );
};
