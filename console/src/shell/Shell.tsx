import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Problem } from '../api/problem';
import type { User } from '../api/types';
import { LiveContext, useLive } from '../live/useLive';
import { browserZone, PreferencesContext, preferencesOf } from '../settings/preferences';
import { ProblemCard } from '../ui/Problems';
import { KeySheet } from './KeySheet';
import { useMe } from './me';
import { Palette } from './Palette';
import { Sidebar } from './Sidebar';
import { SignedOut } from './SignedOut';
import { TopBar } from './TopBar';
import { useShortcuts } from './useShortcuts';

/** Everything around a page, once it is known who looks at it. */
export const Shell = () => {
  const me = useMe();
  if (me.data !== undefined) {
    return <SignedIn user={me.data} />;
  }
  if (me.error instanceof Problem && me.error.status === 401) {
    return <SignedOut />;
  }
  return me.isError ? (
    <main className="signed-out">
      <ProblemCard error={me.error} retry={() => void me.refetch()} />
    </main>
  ) : (
    <main className="signed-out" aria-busy="true" aria-label="SoCMate" />
  );
};

type Layer = 'none' | 'palette' | 'keys';

const SignedIn = ({ user }: { user: User }) => {
  const preferences = useMemo(() => preferencesOf(user, browserZone()), [user]);
  const connection = useLive(user.id);
  const [layer, setLayer] = useState<Layer>('none');
  const [drawer, setDrawer] = useState(false);
  useShortcuts(
    preferences.shortcuts,
    useMemo(
      () => ({
        palette: () => {
          setLayer('palette');
        },
        keys: () => {
          setLayer('keys');
        },
      }),
      [],
    ),
  );
  const close = () => {
    setLayer('none');
  };
  useFocusOnNewPage(() => {
    setDrawer(false);
  });
  return (
    <PreferencesContext value={preferences}>
      <LiveContext value={connection}>
        <a href="#page" className="skip">
          Skip to the page
        </a>
        <div className={`shell ${preferences.dense ? 'dense' : ''}`}>
          <Sidebar open={drawer} onClose={() => { setDrawer(false); }} />
          <TopBar
            user={user}
            onMenu={() => { setDrawer(true); }}
            onPalette={() => { setLayer('palette'); }}
          />
          <main id="page" className="page" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        {layer === 'palette' && <Palette onClose={close} />}
        {layer === 'keys' && <KeySheet onClose={close} />}
      </LiveContext>
    </PreferencesContext>
  );
};

/** A screen reader and the Tab key begin at a new page's heading, not where the old page's link was. */
const useFocusOnNewPage = (arrived: () => void) => {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  const callback = useRef(arrived);
  useEffect(() => {
    if (before.current !== path) {
      before.current = path;
      callback.current();
      document.getElementById('page')?.focus({ preventScroll: true });
    }
  }, [path]);
};
