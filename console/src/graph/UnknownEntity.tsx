import { Link } from '@tanstack/react-router';
import { Waypoints } from 'lucide-react';
import { Empty } from '../ui/Empty';

/** Nobody has seen it yet; an investigation may. */
export const UnknownEntity = ({ value }: { value: string }) => (
  <div className="card">
    <Empty
      icon={Waypoints}
      title={`Nothing is known about “${value}” yet`}
      actions={
        <>
          <Link to="/investigate" search={{ q: `Everything about ${value} in the last 7 days` }} className="button primary">
            Investigate it
          </Link>
          <Link to="/graph" className="button">
            All entities
          </Link>
        </>
      }
    >
      No session that you may read shows it, or the kinds chosen above leave it out.
    </Empty>
  </div>
);
