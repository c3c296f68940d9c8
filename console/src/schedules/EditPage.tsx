import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, body } from '../api/client';
import { Problem } from '../api/problem';
import type { Schedule } from '../api/types';
import { LoadedPage } from '../ui/LoadedPage';
import { PageHead } from '../ui/PageHead';
import { useToast } from '../ui/toasts';
import { sentenceCase } from '../ui/words';
import { changesOf, type Draft, draftOf } from './draft';
import { useSchedule } from './queries';
import { ScheduleForm } from './ScheduleForm';

const route = getRouteApi('/schedules/$id/edit');

export const EditPage = () => {
  const { id } = route.useParams();
  const schedule = useSchedule(id);
  return (
    <LoadedPage query={schedule} title="Edit schedule">
      {(it) => <Edit key={it.id} current={it} />}
    </LoadedPage>
  );
};

/** Begins with what was there; what others change meanwhile is noticed when it is saved. */
const Edit = ({ current }: { current: Schedule }) => {
  const [base, setBase] = useState(current);
  const [draft, setDraft] = useState<Draft>(() => draftOf(current));
  const [plan, setPlan] = useState<'keep' | 'replace'>('keep');
  const navigate = useNavigate();
  const toast = useToast();
  const client = useQueryClient();
  const changes = changesOf(draftOf(base), draft);
  const asksForPlan = base.plan?.edited === true && changes.user_query !== undefined;
  const save = useMutation({
    mutationFn: () =>
      body(
        api.PATCH('/api/v1/schedules/{id}', {
          params: { path: { id: base.id }, header: { 'If-Match': `"v${base.version}"` } },
          body: { ...changes, ...(asksForPlan ? { edited_plan: plan } : {}) },
        }),
      ),
    onSuccess: async (schedule) => {
      await client.invalidateQueries({ queryKey: ['schedules'] });
      toast({ words: `Saved ${schedule.name}.` });
      await navigate({ to: '/schedules/$id', params: { id: schedule.id } });
    },
  });
  const problem = save.error instanceof Problem ? save.error : undefined;
  const overtaken = problem?.status === 409 && current.version !== base.version;
  return (
    <>
      <PageHead title={`Edit ${base.name}`} trail="Schedules" facts={base.sentence} />
      <ScheduleForm
        draft={draft}
        problem={problem}
        onChange={(change) => {
          setDraft((old) => ({ ...old, ...change }));
        }}
        onSubmit={() => {
          save.mutate();
        }}
      >
        {asksForPlan && <EditedPlan plan={plan} onChange={setPlan} />}
        {overtaken && (
          <div className="note tone-paused">
            <span>Somebody else changed it meanwhile: it is now called {current.name}, {current.sentence}.</span>
            <button
              type="button"
              className="button small"
              onClick={() => {
                setBase(current);
                save.reset();
              }}
            >
              Keep my text over theirs
            </button>
          </div>
        )}
        <p className="secondary" role="status">
          {Object.keys(changes).length === 0
            ? 'Nothing is changed yet.'
            : `Changes: ${Object.entries(changes).filter(([, it]) => it !== null).map(([name]) => sentenceCase(name)).join(', ')}.`}
        </p>
        <div className="form-actions">
          <button
            type="submit"
            className="button primary"
            disabled={save.isPending || Object.keys(changes).length === 0}
          >
            {save.isPending ? 'Saving…' : 'Save'}
          </button>
          <Link to="/schedules/$id" params={{ id: base.id }} className="button">
            Cancel
          </Link>
        </div>
      </ScheduleForm>
    </>
  );
};

interface PlanProps {
  plan: 'keep' | 'replace';
  onChange: (plan: 'keep' | 'replace') => void;
}

const EditedPlan = ({ plan, onChange }: PlanProps) => (
  <fieldset className="field">
    <legend className="label">The plan was edited by hand</legend>
    {(
      [
        ['keep', 'Keep the edited plan; the new words are only a description.'],
        ['replace', 'Compile the new words; the edited plan stays among the versions.'],
      ] as const
    ).map(([value, words]) => (
      <label key={value} className="choice">
        <input
          type="radio"
          name="plan"
          checked={plan === value}
          onChange={() => {
            onChange(value);
          }}
        />
        {words}
      </label>
    ))}
  </fieldset>
);
