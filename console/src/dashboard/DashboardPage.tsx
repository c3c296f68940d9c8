import './dashboard.css';
import { Link } from '@tanstack/react-router';
import { SquarePen } from 'lucide-react';
import { usePreferences } from '../settings/preferences';
import { useMe } from '../shell/me';
import { useNow } from '../time/useNow';
import { PageHead } from '../ui/PageHead';
import { FindingsCard } from './FindingsCard';
import { HealthCard } from './HealthCard';
import { IncidentsCard } from './IncidentsCard';
import { NextCard } from './NextCard';
import { RunTiles } from './RunTiles';
import { startOfDay } from './today';
import { TroubleCard } from './TroubleCard';

/** What somebody who answers for the watch looks at first: what went wrong, what is new, what comes. */
export const DashboardPage = () => {
  const { zone } = usePreferences();
  const from = startOfDay(useNow(60), zone);
  const me = useMe();
  return (
    <>
      <PageHead
        title="Dashboard"
        facts={`${me.data?.name ?? ''} · today, since midnight in ${zone}`}
        actions={
          <Link to="/investigate" className="button">
            <SquarePen size={16} aria-hidden /> New investigation
          </Link>
        }
      />
      <RunTiles from={from} />
      <div className="columns">
        <div className="column-main">
          <TroubleCard />
          <FindingsCard />
        </div>
        <div className="column-side">
          <IncidentsCard />
          <NextCard />
          <HealthCard />
        </div>
      </div>
    </>
  );
};
