import { Card } from '../ui/Card';
import { Kql } from '../ui/Kql';
import { Loaded } from '../ui/Loaded';
import { Problem } from '../api/problem';
import { usePlan } from './queries';

/** What the next run will execute. */
export const PlanCard = ({ id }: { id: string }) => {
  const plan = usePlan(id);
  const none = plan.error instanceof Problem && plan.error.status === 404;
  return (
    <Card title="Plan" aside={plan.data !== undefined && <span className="secondary">version {plan.data.version}</span>}>
      {none ? (
        <p className="muted">The query was not understood, so there is no plan and runs end inconclusive. Edit the query.</p>
      ) : (
        <Loaded query={plan} what="the plan" rows={2}>
          {(it) => (
            <div className="stack">
              <p>{it.rule.text}</p>
              {it.queries.map((query) => (
                <details key={query.name} className="kql-details">
                  <summary>
                    {query.name} · {query.title}
                  </summary>
                  <Kql text={query.kql} />
                </details>
              ))}
            </div>
          )}
        </Loaded>
      )}
    </Card>
  );
};
