import { Link } from '@tanstack/react-router';
import { CirclePause, Pencil, Play, RotateCw } from 'lucide-react';
import type { Schedule } from '../api/types';
import { useDoing } from './useDoing';

/** What can be done to a schedule without opening it. */
export const RowActions = ({ schedule }: { schedule: Schedule }) => {
  const doing = useDoing(schedule);
  return (
    <div className="row-actions">
      <button
        type="button"
        className="icon-button"
        aria-label={`Run ${schedule.name} now`}
        title="Run now"
        disabled={doing.busy}
        onClick={doing.run}
      >
        <Play size={16} aria-hidden />
      </button>
      {schedule.status === 'ACTIVE' && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Pause ${schedule.name}`}
          title="Pause"
          disabled={doing.busy}
          onClick={() => {
            doing.pause({});
          }}
        >
          <CirclePause size={16} aria-hidden />
        </button>
      )}
      {(schedule.status === 'PAUSED' || schedule.status === 'FAILED') && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Resume ${schedule.name}`}
          title="Resume"
          disabled={doing.busy}
          onClick={doing.resume}
        >
          <RotateCw size={16} aria-hidden />
        </button>
      )}
      <Link
        to="/schedules/$id/edit"
        params={{ id: schedule.id }}
        className="icon-button"
        aria-label={`Edit ${schedule.name}`}
        title="Edit"
      >
        <Pencil size={16} aria-hidden />
      </Link>
    </div>
  );
};
