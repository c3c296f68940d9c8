import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { User } from '../api/types';
import { ChoiceField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { useToast } from '../ui/toasts';
import { count } from '../ui/words';
import { useFormOrder } from './useOrder';

/** Gives what somebody owns to somebody else. */
export const Transfer = ({ user, onClose }: { user: User; onClose: () => void }) => {
  const [to, setTo] = useState('');
  const toast = useToast();
  const users = useQuery({
    queryKey: ['admin', 'receivers'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/admin/users', { params: { query: { disabled: false, limit: 100 } }, signal })),
  });
  const others = (users.data?.users ?? []).filter((it) => it.id !== user.id);
  const transfer = useFormOrder(() =>
    body(api.POST('/api/admin/users/{id}/transfer', { params: { path: { id: user.id } }, body: { to } })),
  );
  return (
    <FormDialog
      title={`Give all that ${user.name} owns to another`}
      verb="Give it"
      busy={transfer.isPending || to === ''}
      error={transfer.error ?? users.error}
      onClose={onClose}
      onSubmit={() => {
        transfer.mutate(undefined, {
          onSuccess: ({ schedules, sessions }) => {
            toast({ words: `${count(schedules, 'schedule')} and ${count(sessions, 'session')} changed hands.` });
            onClose();
          },
        });
      }}
    >
      <ChoiceField
        label="To"
        options={['', ...others.map((it) => it.id)]}
        name={(id) => others.find((it) => it.id === id)?.name ?? (others.length === 0 ? 'There is nobody else' : 'Choose somebody')}
        value={to}
        onChange={setTo}
      />
    </FormDialog>
  );
};
