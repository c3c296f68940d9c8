import { getRouteApi, Link } from '@tanstack/react-router';
import type { Schedule } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { HeatStrip } from '../ui/HeatStrip';
import { Loaded } from '../ui/Loaded';
import { LoadedPage } from '../ui/LoadedPage';
import { PageHead } from '../ui/PageHead';
import { Pill } from '../ui/Pill';
import { RUN_LOOKS, scheduleLook } from '../ui/states';
import { PERSONA_NAMES, sentenceCase } from '../ui/words';
import { ActivityCard } from './ActivityCard';
import { Canary } from './Canary';
import { CoverageCard } from './CoverageCard';
import { draftOf, timesOf } from './draft';
import { PlanCard } from './PlanCard';
import { useNextRuns, useRuns, useSchedule } from './queries';
import { RunsTable } from './RunsTable';
import { ScheduleActions } from './ScheduleActions';
import { TimelineCard } from './TimelineCard';
import { useDoing } from './useDoing';
import { VersionsCard } from './VersionsCard';

const route = getRouteApi('/schedules/$id');

export const SchedulePage = () => {
  const { id } = route.useParams();
  const schedule = useSchedule(id);
  return (
    <LoadedPage query={schedule} title="Schedule">
      {(it) => <Detail schedule={it} />}
    </LoadedPage>
  );
};

const Detail = ({ schedule }: { schedule: Schedule }) => {
  const runs = useRuns(schedule.id);
  return (
    <>
      <PageHead
        title={schedule.name}
        trail="Schedules"
        beside={<Pill look={scheduleLook(schedule)} />}
        facts={<Facts schedule={schedule} />}
        actions={<ScheduleActions schedule={schedule} hasRuns={(runs.data?.runs.length ?? 0) > 0} />}
      />
      <Stopped schedule={schedule} />
      <Canary schedule={schedule} />
      <div className="columns">
        <div className="column-main">
          <Card title="Latest runs" aside={<RunLegend />}>
            <Loaded query={runs} what="runs" rows={1}>
              {(page) => <HeatStrip runs={page.runs} most={50} linked />}
            </Loaded>
          </Card>
          {runs.data !== undefined && runs.data.runs.length > 0 && <TimelineCard schedule={schedule} runs={runs.data.runs} />}
          <Card title="Runs" flush>
            <Loaded query={runs} what="runs" rows={4}>
              {(page) => <RunsTable runs={page.runs} nextRun={schedule.next_run_at} />}
            </Loaded>
          </Card>
          <CoverageCard schedule={schedule} />
        </div>
        <div className="column-side">
          <Card title="Query">
            <p className="prose">{schedule.user_query}</p>
            <p className="secondary">
              {PERSONA_NAMES[schedule.persona]} · tells of{' '}
              {{ always: 'every run', new: 'new findings and failures', failure: 'failures only' }[schedule.notify_on]}
            </p>
          </Card>
          <NextRuns schedule={schedule} />
          <PlanCard id={schedule.id} />
          <VersionsCard schedule={schedule} />
          <ActivityCard id={schedule.id} />
        </div>
      </div>
    </>
  );
};

const Facts = ({ schedule }: { schedule: Schedule }) => (
  <>
    {schedule.sentence}
    {schedule.next_run_at !== null && (
      <>
        {' · next run '}
        <Time at={schedule.next_run_at} />
      </>
    )}
    {schedule.tags.length > 0 && ` · ${schedule.tags.join(', ')}`}
  </>
);

/** Why it does not run, and how it would again. */
const Stopped = ({ schedule }: { schedule: Schedule }) => {
  const doing = useDoing(schedule);
  const words = {
    ACTIVE: undefined,
    COMPLETED: undefined,
    PAUSED: schedule.paused_reason === null ? 'Paused.' : `Paused: ${schedule.paused_reason}`,
    FAILED: `Disabled after ${schedule.consecutive_failures} failures in a row. ${schedule.failure?.message ?? ''} ${schedule.failure?.hint ?? ''}`,
  }[schedule.status];
  return words === undefined ? null : (
    <div className={`note tone-${schedule.status === 'FAILED' ? 'failed' : 'paused'}`}>
      <span>
        {words}
        {schedule.paused_until !== null && (
          <>
            {' It resumes '}
            <Time at={schedule.paused_until} />.
          </>
        )}
      </span>
      <button type="button" className="button small" onClick={doing.resume} disabled={doing.busy}>
        Resume
      </button>
    </div>
  );
};

const RunLegend = () => (
  <ul className="legend">
    {(['completed', 'failed', 'missed', 'running'] as const).map((it) => (
      <li key={it}>
        <Pill look={RUN_LOOKS[it]} plain />
      </li>
    ))}
  </ul>
);

const NextRuns = ({ schedule }: { schedule: Schedule }) => {
  const next = useNextRuns(schedule.id, timesOf(draftOf(schedule)));
  const { zone } = usePreferences();
  return schedule.status === 'ACTIVE' ? (
    <Card title="Next runs" aside={<span className="secondary">{zone}</span>}>
      <Loaded query={next} what="the next runs" rows={3}>
        {(preview) => (
          <ol className="plain-list">
            {preview.next_runs.slice(0, 5).map((at) => (
              <li key={at}>
                <Time at={at} as="full" />
                <Time at={at} />
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Card>
  ) : (
    <Card title="Next runs">
      <p className="muted">
        None while it is {sentenceCase(schedule.status.toLowerCase()).toLowerCase()}.{' '}
        <Link to="/schedules/$id/edit" params={{ id: schedule.id }}>
          Change its times
        </Link>
      </p>
    </Card>
  );
};
