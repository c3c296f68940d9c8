import { useState } from 'react';
import { Dialog } from '../ui/Dialog';

interface Props {
  name: string;
  onPause: (why: { reason?: string; until?: string }) => void;
  onClose: () => void;
}

/** Asks why and until when; neither is needed. */
export const PauseDialog = ({ name, onPause, onClose }: Props) => {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  return (
    <Dialog title={`Pause ${name}`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onPause({
            ...(reason === '' ? {} : { reason }),
            ...(until === '' ? {} : { until: new Date(until).toISOString() }),
          });
          onClose();
        }}
      >
        <label className="field">
          <span className="label">Reason, if you like</span>
          <input
            className="input"
            maxLength={500}
            autoFocus
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        </label>
        <label className="field">
          <span className="label">Until, by this computer’s clock</span>
          <input
            className="input"
            type="datetime-local"
            value={until}
            onChange={(event) => {
              setUntil(event.target.value);
            }}
          />
        </label>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Pause
          </button>
        </div>
      </form>
    </Dialog>
  );
};
