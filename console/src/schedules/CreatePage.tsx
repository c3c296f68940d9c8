import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api, body, newKey } from '../api/client';
import { Problem } from '../api/problem';
import { usePreferences } from '../settings/preferences';
import { PageHead } from '../ui/PageHead';
import { useToast } from '../ui/toasts';
import { type Draft, forget, keep, kept, newScheduleOf } from './draft';
import { ScheduleForm } from './ScheduleForm';

export const CreatePage = () => {
  const { zone } = usePreferences();
  const [draft, setDraft] = useState<Draft>(() => kept(zone));
  const touched = useRef(false);
  const navigate = useNavigate();
  const toast = useToast();
  const client = useQueryClient();
  // The same key for the same text, so that asking twice makes one.
  const key = useRef({ text: '', value: '' });
  const create = useMutation({
    mutationFn: () => {
      const wanted = newScheduleOf(draft);
      const text = JSON.stringify(wanted);
      if (key.current.text !== text) {
        key.current = { text, value: newKey() };
      }
      return body(
        api.POST('/api/v1/schedules', { body: wanted, headers: { 'Idempotency-Key': key.current.value } }),
      );
    },
    onSuccess: async (schedule) => {
      forget();
      touched.current = false;
      await client.invalidateQueries({ queryKey: ['schedules'] });
      toast({ words: `Created ${schedule.name}.` });
      await navigate({ to: '/schedules/$id', params: { id: schedule.id } });
    },
  });
  useEffect(() => {
    if (touched.current) {
      keep(draft);
    }
  }, [draft]);
  return (
    <>
      <PageHead
        title="Create Schedule"
        trail="Schedules"
        facts="The investigation starts by itself at the times below. Nothing is saved until you choose Create."
      />
      <ScheduleForm
        draft={draft}
        problem={create.error instanceof Problem ? create.error : undefined}
        onChange={(change) => {
          touched.current = true;
          setDraft((old) => ({ ...old, ...change }));
        }}
        onSubmit={() => {
          create.mutate();
        }}
      >
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={create.isPending}>
            {create.isPending ? 'Creating…' : 'Create Schedule'}
          </button>
          <Link
            to="/schedules"
            className="button"
            onClick={() => {
              touched.current = false;
              forget();
            }}
          >
            Cancel
          </Link>
        </div>
      </ScheduleForm>
    </>
  );
};
