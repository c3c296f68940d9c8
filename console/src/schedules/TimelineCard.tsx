import './timeline.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Run, Schedule } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { duration, shortDateTime } from '../time/format';
import { Time } from '../time/Time';
import { useNow } from '../time/useNow';
import { Card } from '../ui/Card';
import { Chips } from '../ui/Chips';
import { RUN_LOOKS } from '../ui/states';
import { count } from '../ui/words';
import { draftOf, timesOf } from './draft';
import { useCoverage, useNextRuns } from './queries';
import { holes, LANE_NAMES, type Mark, marks, place, planned, stretch } from './timeline';

type Hours = '6' | '48' | '168';

/** When it ran and when it will, by what made it run, and what was never read. */
export const TimelineCard = ({ schedule, runs }: { schedule: Schedule; runs: Run[] }) => {
  const [hours, setHours] = useState<Hours>();
  const now = useNow(30);
  const within = stretch(Number(hours ?? 24), now);
  const next = useNextRuns(schedule.id, timesOf(draftOf(schedule))).data?.next_runs ?? [];
  const gaps = holes(useCoverage(schedule.id).data?.gaps ?? [], within);
  const plan = schedule.status === 'ACTIVE' ? planned(next, within) : [];
  const lanes = LANE_NAMES.map((name) => ({ name, marks: marks(runs, name, within, now) }));
  const shown = lanes.reduce((sum, it) => sum + it.marks.length, 0);
  return (
    <Card
      title="Timeline"
      aside={
        <Chips
          label="Stretch"
          value={hours}
          options={[
            { value: '6', name: '6 h' },
            { value: undefined, name: '24 h' },
            { value: '48', name: '48 h' },
            { value: '168', name: '7 d' },
          ]}
          onChange={setHours}
        />
      }
    >
      <div className="lanes" role="group" aria-label={`${count(shown, 'run')}, ${plan.length} planned, ${count(gaps.length, 'gap')}`}>
        {lanes.map((lane) => (
          <div key={lane.name} className="lane">
            <span className="secondary">{lane.name}</span>
            <div className="lane-track">
              {lane.name === 'Scheduled' && (
                <>
                  {gaps.map((it) => (
                    <span key={it.key} className="lane-gap" title="Not read" style={{ insetInlineStart: `${it.start}%`, inlineSize: `${it.length}%` }} />
                  ))}
                  {plan.map((it) => (
                    <Tick key={it.key} mark={it} />
                  ))}
                </>
              )}
              {lane.marks.map((it) => (
                <Tick key={it.key} mark={it} />
              ))}
              <span className="lane-now" style={{ insetInlineStart: `${place(now, within)}%` }} />
            </div>
          </div>
        ))}
      </div>
      <div className="lane-ends secondary">
        <Time at={new Date(within.from).toISOString()} as="short" />
        <span>now</span>
        <Time at={new Date(within.to).toISOString()} as="short" />
      </div>
    </Card>
  );
};

const Tick = ({ mark: { run, start, length, at } }: { mark: Mark }) => {
  const preferences = usePreferences();
  const style = { insetInlineStart: `${start}%`, inlineSize: `max(4px, ${length}%)` };
  if (run === undefined) {
    return <span className="lane-tick lane-planned" style={style} title={`Planned · ${shortDateTime(at, preferences)}`} />;
  }
  const look = RUN_LOOKS[run.status];
  const title = [look.word, shortDateTime(at, preferences), run.duration_seconds === null ? undefined : duration(run.duration_seconds)]
    .filter((it) => it !== undefined)
    .join(' · ');
  const className = `lane-tick tone-${look.tone} lane-${run.status}`;
  return run.session_id === null ? (
    <span className={className} style={style} title={title} />
  ) : (
    <Link to="/sessions/$id" params={{ id: run.session_id }} className={className} style={style} title={title} aria-label={title} />
  );
};
