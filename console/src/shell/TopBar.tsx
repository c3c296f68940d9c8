import { useIsFetching } from '@tanstack/react-query';
import { LogOut, Menu, Search } from 'lucide-react';
import type { User } from '../api/types';
import { useConnection } from '../live/useLive';
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

const CONNECTIONS = {
  starting: { tone: 'active', word: 'Online', title: 'The stream of what happens begins.' },
  live: { tone: 'active', word: 'Live', title: 'What happens shows at once.' },
  waiting: { tone: 'queued', word: 'Reconnecting…', title: 'The stream was cut off; it goes on where it was.' },
  polling: { tone: 'missed', word: 'Online', title: 'No stream can be had: the console asks every ten seconds.' },
};
const OFFLINE = { tone: 'failed', word: 'Offline', title: 'The server cannot be reached.' };

const Connection = () => {
  const online = useOnline();
  const busy = useIsFetching() > 0;
  const { tone, word, title } = useConnectionLook(online);
  return (
    <span className={`connection tone-${tone}`} role="status" title={title}>
      <span className={`dot ${busy ? 'dot-busy' : ''}`} aria-hidden />
      {word}
    </span>
  );
};

const useConnectionLook = (online: boolean) => {
  const look = CONNECTIONS[useConnection()];
  return online ? look : OFFLINE;
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
