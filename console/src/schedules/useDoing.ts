import { useNavigate } from '@tanstack/react-router';
import type { Schedule } from '../api/types';
import { useToast } from '../ui/toasts';
import { useScheduleActions } from './queries';

/** Acts on a schedule and tells of it, with the way back where there is one. */
export const useDoing = (schedule: Schedule) => {
  const toast = useToast();
  const navigate = useNavigate();
  const { pause, resume, run, remove, restore, fillGaps } = useScheduleActions(schedule.id);
  const failed = (error: Error) => {
    toast({ words: error.message, tone: 'failed' });
  };
  return {
    busy: pause.isPending || resume.isPending || run.isPending || remove.isPending,
    run: () => {
      run.mutate(undefined, {
        onError: failed,
        onSuccess: ({ session_id: id }) => void navigate({ to: '/sessions/$id', params: { id } }),
      });
    },
    pause: (why: { reason?: string; until?: string }) => {
      pause.mutate(why, {
        onError: failed,
        onSuccess: () => {
          toast({
            words: `Paused ${schedule.name}.`,
            undo: () => {
              resume.mutate(undefined, { onError: failed });
            },
          });
        },
      });
    },
    resume: () => {
      resume.mutate(undefined, {
        onError: failed,
        onSuccess: () => {
          toast({
            words: `Resumed ${schedule.name}.`,
            undo: () => {
              pause.mutate({ reason: schedule.paused_reason }, { onError: failed });
            },
          });
        },
      });
    },
    remove: () => {
      remove.mutate(undefined, {
        onError: failed,
        onSuccess: () => {
          toast({
            words: `Deleted ${schedule.name}.`,
            undo: () => {
              restore.mutate(undefined, { onError: failed });
            },
          });
          void navigate({ to: '/schedules' });
        },
      });
    },
    fillGaps: (from: string, to: string) => {
      fillGaps.mutate(
        { from, to },
        {
          onError: failed,
          onSuccess: (answer) => {
            toast({ words: answer.total === 0 ? 'Nothing is left to fill.' : `${answer.total} runs are queued.` });
          },
        },
      );
    },
  };
};
