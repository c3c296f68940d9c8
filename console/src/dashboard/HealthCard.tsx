import { Link } from '@tanstack/react-router';
import { CircleCheck, Clock3, type LucideIcon, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIsAdmin } from '../shell/me';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { useReady, useSyncs } from './queries';

/** Whether the parts the console hears of do their work. */
export const HealthCard = () => {
  const ready = useReady();
  const syncs = useSyncs(useIsAdmin());
  return (
    <Card title="Health">
      <ul className="health">
        {ready.isPending ? (
          <Part icon={Clock3} tone="info" name="API" words="being asked" />
        ) : (
          <Part
            icon={ready.isError ? OctagonX : CircleCheck}
            tone={ready.isError ? 'failed' : 'completed'}
            name="API and database"
            words={ready.isError ? ready.error.message : 'ready'}
          />
        )}
        {syncs.map((it) => (
          <Part
            key={it.provider}
            icon={it.failures > 0 ? OctagonX : it.succeeded_at === null ? Clock3 : CircleCheck}
            tone={it.failures > 0 ? 'failed' : it.succeeded_at === null ? 'info' : 'completed'}
            name={`Incidents of ${it.provider}`}
            words={
              it.failures > 0 ? (
                <>
                  {it.why} <Link to="/admin/$section" params={{ section: 'providers' }}>Test the provider</Link>
                </>
              ) : it.succeeded_at === null ? (
                'not read yet'
              ) : (
                <>
                  read <Time at={it.succeeded_at} />
                </>
              )
            }
          />
        ))}
      </ul>
    </Card>
  );
};

interface PartProps {
  icon: LucideIcon;
  tone: string;
  name: string;
  words: ReactNode;
}

const Part = ({ icon: Icon, tone, name, words }: PartProps) => (
  <li className={`tone-${tone}`}>
    <Icon size={16} aria-hidden />
    <span>
      {name} <span className="secondary">{words}</span>
    </span>
  </li>
);
