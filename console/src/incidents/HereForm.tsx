import { useState } from 'react';
import type { IncidentDetail } from '../api/types';
import { Card } from '../ui/Card';
import { AreaField, TextField } from '../ui/Field';
import { useToast } from '../ui/toasts';
import { useFailed } from '../ui/useFailed';
import { PersonField } from './PersonField';
import { useIncidentActions } from './queries';

interface Here {
  notes: string;
  tags: string;
  assignee: string;
}

const hereOf = (incident: IncidentDetail): Here => ({
  notes: incident.notes,
  tags: incident.tags.join(', '),
  assignee: incident.assignee ?? '',
});

/** What people here say of it; no sync touches it. */
export const HereForm = ({ incident }: { incident: IncidentDetail }) => {
  const [mine, setMine] = useState<Partial<Here>>({});
  const { change } = useIncidentActions(String(incident.number));
  const toast = useToast();
  const failed = useFailed();
  const kept = hereOf(incident);
  const shown = { ...kept, ...mine };
  const touched = (Object.keys(kept) as (keyof Here)[]).filter((it) => shown[it] !== kept[it]);
  const edit = (more: Partial<Here>) => {
    setMine((old) => ({ ...old, ...more }));
  };
  const save = () => {
    change.mutate(
      {
        tag: null,
        change: {
          ...(touched.includes('notes') && { notes: shown.notes }),
          ...(touched.includes('tags') && { tags: shown.tags.split(',').map((it) => it.trim()).filter(Boolean) }),
          ...(touched.includes('assignee') && { assignee: shown.assignee.trim() === '' ? null : shown.assignee.trim() }),
        },
      },
      {
        onError: failed,
        onSuccess: () => {
          setMine({});
          toast({ words: 'Saved here.' });
        },
      },
    );
  };
  return (
    <Card title="Here">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <PersonField label="Works on it" verb="I do" value={shown.assignee} onChange={(assignee) => { edit({ assignee }); }} />
        <TextField label="Tags" hint="Separated by commas." value={shown.tags} onChange={(tags) => { edit({ tags }); }} />
        <AreaField label="Notes" maxLength={20_000} value={shown.notes} onChange={(notes) => { edit({ notes }); }} />
        <div>
          <button type="submit" className="button" disabled={touched.length === 0 || change.isPending}>
            Save here
          </button>
        </div>
      </form>
    </Card>
  );
};
