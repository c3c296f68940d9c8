import { Link } from '@tanstack/react-router';
import { CirclePause, Pencil, Play, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Schedule } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { PauseDialog } from './PauseDialog';
import { useDoing } from './useDoing';

interface Props {
  schedule: Schedule;
  hasRuns: boolean;
}

/** What can be done to the schedule of a page. */
export const ScheduleActions = ({ schedule, hasRuns }: Props) => {
  const [asking, setAsking] = useState<'nothing' | 'pause' | 'delete'>('nothing');
  const doing = useDoing(schedule);
  const close = () => {
    setAsking('nothing');
  };
  return (
    <>
      {schedule.status === 'ACTIVE' && (
        <button type="button" className="button" onClick={() => { setAsking('pause'); }}>
          <CirclePause size={16} aria-hidden /> Pause
        </button>
      )}
      {(schedule.status === 'PAUSED' || schedule.status === 'FAILED') && (
        <button type="button" className="button" disabled={doing.busy} onClick={doing.resume}>
          <RotateCw size={16} aria-hidden /> Resume
        </button>
      )}
      <Link to="/schedules/$id/edit" params={{ id: schedule.id }} className="button">
        <Pencil size={16} aria-hidden /> Edit
      </Link>
      <button type="button" className="button" onClick={() => { setAsking('delete'); }}>
        <Trash2 size={16} aria-hidden /> Delete
      </button>
      <button type="button" className="button primary" disabled={doing.busy} onClick={doing.run}>
        <Play size={16} aria-hidden /> Run now
      </button>
      {asking === 'pause' && <PauseDialog name={schedule.name} onPause={doing.pause} onClose={close} />}
      {asking === 'delete' && (
        <Confirm
          title={`Delete ${schedule.name}?`}
          verb="Delete"
          {...(hasRuns ? { typed: schedule.name } : {})}
          onConfirm={doing.remove}
          onClose={close}
        >
          <p>It never runs again, and what runs for it is asked to stop. Its sessions and findings stay. It can be restored for 30 days.</p>
        </Confirm>
      )}
    </>
  );
};
