import { useState } from 'react';
import { TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';

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
    <FormDialog
      title={`Pause ${name}`}
      verb="Pause"
      busy={false}
      error={null}
      onClose={onClose}
      onSubmit={() => {
        onPause({
          ...(reason === '' ? {} : { reason }),
          ...(until === '' ? {} : { until: new Date(until).toISOString() }),
        });
        onClose();
      }}
    >
      <TextField label="Reason, if you like" autoFocus maxLength={500} value={reason} onChange={setReason} />
      <TextField label="Until, by this computer’s clock" type="datetime-local" value={until} onChange={setUntil} />
    </FormDialog>
  );
};
