import './incidents.css';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ExternalLink, ScanEye, SquarePen } from 'lucide-react';
import type { IncidentDetail } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { LoadedPage } from '../ui/LoadedPage';
import { Moments } from '../ui/Moments';
import { OrderButton } from '../ui/OrderButton';
import { PageHead } from '../ui/PageHead';
import { Pill } from '../ui/Pill';
import { INCIDENT_LOOKS, SESSION_LOOKS, SEVERITY_LOOKS } from '../ui/states';
import { count, sentenceCase } from '../ui/words';
import { AlertsCard } from './AlertsCard';
import { EnrichmentCard } from './EnrichmentCard';
import { EntitiesCard } from './EntitiesCard';
import { HereForm } from './HereForm';
import { useIncident, useIncidentActions } from './queries';
import { StateForm } from './StateForm';
import { TimelineCard } from './TimelineCard';

const route = getRouteApi('/incidents/$id');

export const IncidentPage = () => {
  const { id } = route.useParams();
  return (
    <LoadedPage query={useIncident(id)} title="Incident">
      {({ it, tag }) => <Detail key={id} incident={it} tag={tag} />}
    </LoadedPage>
  );
};

const Detail = ({ incident, tag }: { incident: IncidentDetail; tag: string | null }) => (
  <>
    <PageHead
      title={incident.title}
      trail="Incidents"
      beside={
        <>
          <Pill look={SEVERITY_LOOKS[incident.severity]} />
          <Pill look={INCIDENT_LOOKS[incident.status]} />
        </>
      }
      facts={<Facts incident={incident} />}
      actions={<Actions incident={incident} />}
    />
    {incident.trouble !== null && (
      <p className="note tone-paused" role="status">
        <span>
          What the provider tells of it could not be fetched: {incident.trouble}
          {incident.details_at !== null && (
            <>
              {' '}What is shown is from <Time at={incident.details_at} />.
            </>
          )}
        </span>
      </p>
    )}
    <div className="columns">
      <div className="column-main">
        {incident.description !== '' && (
          <Card title="What happened">
            <p className="prose preserve"><Moments text={incident.description} /></p>
          </Card>
        )}
        {incident.alerts.length > 0 && <AlertsCard alerts={incident.alerts} />}
        <EntitiesCard entities={incident.entities} />
        {incident.enrichment !== null && <EnrichmentCard enrichment={incident.enrichment} at={incident.enriched_at} />}
        <TimelineCard incident={incident} />
      </div>
      <div className="column-side">
        <StateForm incident={incident} tag={tag} />
        <HereForm incident={incident} />
        <SessionsCard sessions={incident.sessions} />
      </div>
    </div>
  </>
);

const Facts = ({ incident: it }: { incident: IncidentDetail }) => (
  <>
    #{it.number} at {it.provider} · opened <Time at={it.created_at} /> · changed <Time at={it.modified_at} />
    {it.tactics.length > 0 && ` · ${it.tactics.map(spaced).join(', ')}`}
    {` · ${count(it.alerts_count, 'alert')}`}
  </>
);

/** `InitialAccess` as `Initial access`. */
const spaced = (name: string): string => sentenceCase(name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase());

const Actions = ({ incident }: { incident: IncidentDetail }) => {
  const { enrich, investigate } = useIncidentActions(String(incident.number));
  const navigate = useNavigate();
  return (
    <>
      {incident.url?.startsWith('https://') === true && (
        <a className="button" href={incident.url} target="_blank" rel="noreferrer">
          <ExternalLink size={16} aria-hidden /> At the provider
        </a>
      )}
      <OrderButton order={enrich}>
        <ScanEye size={16} aria-hidden /> {enrich.isPending ? 'Looking…' : 'Look up its entities'}
      </OrderButton>
      <OrderButton order={investigate} className="button primary"
        then={({ session_id: id }) => void navigate({ to: '/sessions/$id', params: { id } })}>
        <SquarePen size={16} aria-hidden /> Investigate
      </OrderButton>
    </>
  );
};

const SessionsCard = ({ sessions }: { sessions: IncidentDetail['sessions'] }) => (
  <Card title="Sessions about it">
    {sessions.length === 0 ? (
      <p className="muted">None yet. Investigate starts one about its entities.</p>
    ) : (
      <ul className="plain-list">
        {sessions.map((it) => (
          <li key={it.id}>
            <Link to="/sessions/$id" params={{ id: it.id }} className="row-link">
              {it.title}
            </Link>
            {isStatus(it.status) && <Pill look={SESSION_LOOKS[it.status]} plain />}
          </li>
        ))}
      </ul>
    )}
  </Card>
);

const isStatus = (status: string): status is keyof typeof SESSION_LOOKS => status in SESSION_LOOKS;
