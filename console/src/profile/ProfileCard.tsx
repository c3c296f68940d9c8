import { Link } from '@tanstack/react-router';
import type { EntityName } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Loaded } from '../ui/Loaded';
import { Profile } from './Profile';
import { useProfile } from './queries';

/** What the provider told of an entity when it was last asked, which is with an incident about it. */
export const ProfileCard = ({ entity: { kind, value } }: { entity: EntityName }) => {
  const asked = useProfile({ kind, value });
  const told = asked.data?.told;
  return (
    <Card
      title="At the provider"
      aside={
        told !== undefined && (
          <span className="secondary">
            told for{' '}
            <Link to="/incidents/$id" params={{ id: String(told.incident.number) }}>
              #{told.incident.number}
            </Link>
            {told.incident.enriched_at !== null && (
              <>
                {' '}
                <Time at={told.incident.enriched_at} />
              </>
            )}
          </span>
        )
      }
    >
      <Loaded query={asked} what="what the provider tells of it" rows={1}>
        {(answer) =>
          answer.told === undefined ? <Untold numbers={answer.incidents} /> : <Profile profile={answer.told.profile} of={value} />
        }
      </Loaded>
    </Card>
  );
};

/** Why nothing is there, and what to do. */
const Untold = ({ numbers }: { numbers: number[] }) =>
  numbers.length === 0 ? (
    <p className="muted">No incident is about it. The provider is asked about an entity when the entities of an incident are looked up.</p>
  ) : (
    <p className="muted">
      Nothing is known yet. Look up the entities of{' '}
      {numbers.map((number) => (
        <Link key={number} to="/incidents/$id" params={{ id: String(number) }} className="related">
          #{number}
        </Link>
      ))}
    </p>
  );
