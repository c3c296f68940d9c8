import { useNavigate } from '@tanstack/react-router';
import { Ban, Pin, PinOff, Trash2 } from 'lucide-react';
import type { Session } from '../api/types';
import { DownloadMenu } from '../ui/DownloadMenu';
import { useToast } from '../ui/toasts';
import { useSessionActions } from './queries';

const FORMATS = ['pdf', 'md', 'html', 'json'] as const;

export const SessionActions = ({ session }: { session: Session }) => {
  const { cancel, pin, remove, restore } = useSessionActions(session.id);
  const toast = useToast();
  const navigate = useNavigate();
  const failed = (error: Error) => {
    toast({ words: error.message, tone: 'failed' });
  };
  const drop = () => {
    remove.mutate(undefined, {
      onError: failed,
      onSuccess: () => {
        toast({
          words: `Deleted ${session.title}.`,
          undo: () => {
            restore.mutate(undefined, { onError: failed });
          },
        });
        void navigate({ to: '/sessions' });
      },
    });
  };
  return (
    <>
      {session.report !== null && (
        <DownloadMenu name="Report" href={`/api/v1/sessions/${session.id}/report`} file={session.id} formats={FORMATS} />
      )}
      <button
        type="button"
        className="button"
        onClick={() => {
          pin.mutate(!session.pinned, { onError: failed });
        }}
      >
        {session.pinned ? <PinOff size={16} aria-hidden /> : <Pin size={16} aria-hidden />}
        {session.pinned ? 'Unpin' : 'Pin'}
      </button>
      {session.status === 'active' ? (
        <button
          type="button"
          className="button"
          disabled={cancel.isPending}
          onClick={() => {
            cancel.mutate(undefined, { onError: failed });
          }}
        >
          <Ban size={16} aria-hidden /> Cancel run
        </button>
      ) : (
        <button type="button" className="button" onClick={drop}>
          <Trash2 size={16} aria-hidden /> Delete
        </button>
      )}
    </>
  );
};
