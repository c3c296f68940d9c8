import { Link } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import { Empty } from '../ui/Empty';
import { PageHead } from '../ui/PageHead';

export const NotFound = () => (
  <>
    <PageHead title="Nothing is here" />
    <div className="card">
      <Empty
        icon={MapPinOff}
        title="No page has this address"
        actions={
          <Link to="/schedules" className="button primary">
            Go to Schedules
          </Link>
        }
      >
        It may have been mistyped, or what it showed was deleted.
      </Empty>
    </div>
  </>
);
