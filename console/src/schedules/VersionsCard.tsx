import type { Schedule } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Confirm } from '../ui/Confirm';
import { Loaded } from '../ui/Loaded';
import { useToast } from '../ui/toasts';
import { useFailed } from '../ui/useFailed';
import { useState } from 'react';
import { usePlanVersions, useRestorePlan } from './queries';

const FEW = 5;

/** Who changed the plan, when and why, and the way back to each. */
export const VersionsCard = ({ schedule }: { schedule: Schedule }) => {
  const versions = usePlanVersions(schedule.id);
  const [all, setAll] = useState(false);
  return (
    <Card title="Plan versions">
      <Loaded query={versions} what="the versions" rows={2}>
        {(page) =>
          page.versions.length === 0 ? (
            <p className="muted">There has been no plan.</p>
          ) : (
            <>
              <ol className="versions">
                {page.versions.slice(0, all ? undefined : FEW).map((it, index) => (
                  <li key={it.version}>
                    <span>
                      <strong>Version {it.version}</strong> · {it.origin} · <Time at={it.created_at} />
                      <span className="secondary wrap">{it.note === '' ? it.rule : it.note}</span>
                    </span>
                    {index === 0 ? (
                      <span className="secondary">Runs next</span>
                    ) : (
                      <Restore schedule={schedule} version={it.version} rule={it.rule} />
                    )}
                  </li>
                ))}
              </ol>
              {page.versions.length > FEW && !all && (
                <button type="button" className="button small" onClick={() => { setAll(true); }}>
                  All {page.versions.length}
                </button>
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
};

const Restore = ({ schedule, version, rule }: { schedule: Schedule; version: number; rule: string }) => {
  const [asking, setAsking] = useState(false);
  const restore = useRestorePlan(schedule.id);
  const toast = useToast();
  const failed = useFailed();
  return (
    <>
      <button type="button" className="button small" disabled={restore.isPending} onClick={() => { setAsking(true); }}
        aria-label={`Restore version ${version}`}>
        Restore
      </button>
      {asking && (
        <Confirm
          title={`Run version ${version} again?`}
          verb="Restore"
          onConfirm={() => {
            restore.mutate(version, {
              onError: failed,
              onSuccess: (plan) => {
                toast({ words: `Version ${version} runs again, as version ${plan.version}.` });
              },
            });
          }}
          onClose={() => { setAsking(false); }}
        >
          <p>{rule}</p>
          <p className="secondary">It becomes the newest version; what runs now stays among them.</p>
        </Confirm>
      )}
    </>
  );
};
