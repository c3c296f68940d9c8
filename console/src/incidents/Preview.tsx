import './incidents.css';
import { Link } from '@tanstack/react-router';
import { Time } from '../time/Time';
import { Dialog } from '../ui/Dialog';
import { Loaded } from '../ui/Loaded';
import { Moments } from '../ui/Moments';
import { Pill } from '../ui/Pill';
import { INCIDENT_LOOKS, SEVERITY_LOOKS } from '../ui/states';
import { count } from '../ui/words';
import { useIncident } from './queries';
import { StateForm } from './StateForm';

interface Props {
  number: string;
  onClose: () => void;
}

/** An incident beside the list it stands in: what it is, and its status without leaving. */
export const Preview = ({ number, onClose }: Props) => (
  <Dialog title={`Incident #${number}`} onClose={onClose} className="side">
    <Loaded query={useIncident(number)} what="the incident" rows={4}>
      {({ it, tag }) => (
        <div className="stack">
          <p>
            <Pill look={SEVERITY_LOOKS[it.severity]} /> <Pill look={INCIDENT_LOOKS[it.status]} />
          </p>
          <p>
            <Link to="/incidents/$id" params={{ id: number }} className="row-link">
              {it.title}
            </Link>
          </p>
          {it.description !== '' && <p className="prose preserve"><Moments text={it.description} /></p>}
          <p className="secondary">
            {count(it.alerts_count, 'alert')} · changed <Time at={it.modified_at} />
          </p>
          <StateForm key={number} incident={it} tag={tag} />
          <div className="form-actions">
            <Link to="/incidents/$id" params={{ id: number }} className="button primary">
              Open it
            </Link>
          </div>
        </div>
      )}
    </Loaded>
  </Dialog>
);
