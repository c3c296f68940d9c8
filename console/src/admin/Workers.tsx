import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Cpu, Inbox, OctagonX } from 'lucide-react';
import { api, body } from '../api/client';
import type { LaneLoad, Worker, Workforce } from '../api/types';
import { duration } from '../time/format';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Empty';
import { Loaded } from '../ui/Loaded';
import { Pill } from '../ui/Pill';
import type { Look } from '../ui/states';
import { type Column, Table } from '../ui/Table';
import { Tile } from '../ui/Tile';

const EVERY = 5000;
/** A queue whose oldest run has waited for longer needs somebody. */
const LONG = 300;

/** Who executes runs, how full their hands are, and what waits for them. */
export const Workers = () => {
  const workforce = useQuery({
    queryKey: ['admin', 'workers'],
    queryFn: ({ signal }) => body(api.GET('/api/admin/workers', { signal })),
    refetchInterval: EVERY,
  });
  return (
    <Loaded query={workforce} what="the workers">
      {(it) => (
        <div className="stack">
          <Tiles workforce={it} />
          <Card title="Workers" aside={<span className="secondary">As of <Time at={it.at} as="clock" /></span>} flush>
            {it.workers.length === 0 ? (
              <Empty icon={Cpu} title="No worker is there">
                Nothing is executed until one is. Start a worker, or look at why it stopped in its log.
              </Empty>
            ) : (
              <Table label="Workers" columns={WORKERS} rows={it.workers} id={(worker) => worker.lease} />
            )}
          </Card>
          <Card title="Where most waits" flush>
            {it.queue.lanes.length === 0 ? (
              <Empty icon={Inbox} title="Nothing waits">
                What is queued shows here, by whose it is.
              </Empty>
            ) : (
              <Table label="Lanes" columns={LANES} rows={it.queue.lanes} id={(lane) => lane.lane} />
            )}
          </Card>
        </div>
      )}
    </Loaded>
  );
};

const Tiles = ({ workforce: { at, workers, queue } }: { workforce: Workforce }) => {
  const slots = workers.reduce((sum, it) => sum + (it.slots ?? 0), 0);
  const oldest = queue.oldest_waiting_since === null ? undefined : (Date.parse(at) - Date.parse(queue.oldest_waiting_since)) / 1000;
  return (
    <section className="tiles" aria-label="The queue">
      <Tile value={workers.length} name="Workers" tone={workers.length === 0 ? 'failed' : undefined} />
      <Tile value={`${queue.executing} of ${slots}`} name="Slots busy" />
      <Tile value={queue.waiting} name="Runs wait" />
      <Tile value={oldest === undefined ? '–' : duration(oldest)} name="The oldest waits for"
        tone={oldest !== undefined && oldest > LONG ? 'missed' : undefined} />
    </section>
  );
};

const WELL: Look = { word: 'Works', tone: 'completed', icon: CircleCheck };
const LOST: Look = { word: 'Lost', tone: 'failed', icon: OctagonX };

const WORKERS: Column<Worker>[] = [
  {
    name: 'Worker',
    main: true,
    cell: (it) => (
      <>
        <strong>{it.name}</strong>
        <span className="secondary clip" title={`Lease ${it.lease}`}>
          {it.version === null ? 'Version not told' : `Version ${it.version}`} · lease {it.lease}
        </span>
      </>
    ),
  },
  { name: 'State', width: 110, cell: (it) => <Pill look={it.lost ? LOST : WELL} /> },
  { name: 'Slots', width: 220, cell: (it) => <Slots worker={it} /> },
  { name: 'Heard of', width: 130, cell: (it) => <Time at={it.last_heartbeat_at} /> },
  { name: 'Works since', width: 140, extra: true, cell: (it) => <Time at={it.since} as="both" /> },
];

const Slots = ({ worker: { busy, slots } }: { worker: Worker }) =>
  slots === null ? (
    <span className="secondary">{busy} busy</span>
  ) : (
    <span className="slots">
      <meter min={0} max={slots} value={Math.min(busy, slots)} aria-label="Busy slots" />
      <span className="numbers">
        {busy} busy, {Math.max(0, slots - busy)} free
      </span>
    </span>
  );

/** `user:usr_…` and `workspace:ws_…` in words. */
const laneName = (lane: string): string => {
  const [kind = '', id = ''] = lane.split(':');
  return `${kind === 'user' ? 'User' : 'Workspace'} ${id}`;
};

const LANES: Column<LaneLoad>[] = [
  { name: 'Whose', main: true, cell: (it) => <span className="mono">{laneName(it.lane)}</span> },
  { name: 'Waiting', width: 110, right: true, cell: (it) => <span className="numbers">{it.waiting}</span> },
  { name: 'Executing', width: 110, right: true, cell: (it) => <span className="numbers">{it.executing}</span> },
  {
    name: 'The oldest waits since',
    width: 200,
    cell: (it) => (it.oldest_waiting_since === null ? <span className="muted">—</span> : <Time at={it.oldest_waiting_since} as="both" />),
  },
];
