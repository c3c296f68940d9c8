import { useState } from 'react';
import type { EntityName } from '../api/types';
import { TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { useToast } from '../ui/toasts';
import { useMergeActions } from './queries';

interface Props {
  into: Pick<EntityName, 'kind' | 'value'>;
  onClose: () => void;
}

/** Says that another name is the same thing; nothing is rewritten, and it can be undone. */
export const Merge = ({ into, onClose }: Props) => {
  const [alias, setAlias] = useState('');
  const [reason, setReason] = useState('');
  const { merge, undo } = useMergeActions();
  const toast = useToast();
  return (
    <FormDialog
      title={`Another name of ${into.value}`}
      verb="They are one"
      busy={merge.isPending}
      error={merge.error}
      onClose={onClose}
      onSubmit={() => {
        merge.mutate(
          { kind: into.kind, alias: alias.trim(), into: into.value, ...(reason.trim() !== '' && { reason: reason.trim() }) },
          {
            onSuccess: ({ id }) => {
              toast({ words: `${alias.trim()} is ${into.value} from now on.`, undo: () => { undo.mutate(id); } });
              onClose();
            },
          },
        );
      }}
    >
      <p className="secondary">Whoever sees both is answered with one entity. Nothing is rewritten, and it can be undone.</p>
      <TextField label="The other name" required maxLength={2000} autoFocus value={alias} onChange={setAlias} />
      <TextField label="How you know, if you like" maxLength={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
};
