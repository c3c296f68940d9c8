import { useState } from 'react';
import { Problem } from '../api/problem';
import type { IncidentDetail } from '../api/types';
import { INCIDENT_STATUSES, SEVERITIES } from '../searches';
import { Card } from '../ui/Card';
import { ChoiceField, TextField } from '../ui/Field';
import { INCIDENT_LOOKS, SEVERITY_LOOKS } from '../ui/states';
import { useToast } from '../ui/toasts';
import { sentenceCase } from '../ui/words';
import { PersonField } from './PersonField';
import { changeOf, clashes, type State, stateOf } from './change';
import { useIncidentActions } from './queries';

const CLASSIFICATIONS = ['', 'true_positive', 'benign_positive', 'false_positive', 'undetermined'] as const;

/** What is changed at the provider; what changed there meanwhile is shown and never overwritten unasked. */
export const StateForm = ({ incident, tag }: { incident: IncidentDetail; tag: string | null }) => {
  const [base, setBase] = useState(() => ({ state: stateOf(incident), tag }));
  const [mine, setMine] = useState<State>();
  const { change } = useIncidentActions(String(incident.number));
  const toast = useToast();
  const theirs = stateOf(incident);
  const shown = mine ?? theirs;
  const clash = mine === undefined ? [] : clashes(base.state, theirs, mine);
  const wanted = changeOf(theirs, shown);
  const edit = (more: Partial<State>) => {
    if (mine === undefined) {
      setBase({ state: theirs, tag });
    }
    setMine({ ...shown, ...more });
  };
  const save = (from: string | null) => {
    if (wanted === undefined) {
      return;
    }
    change.mutate(
      { change: wanted, tag: from },
      {
        onSuccess: () => {
          setMine(undefined);
          toast({ words: `Changed #${incident.number} at the provider.` });
        },
      },
    );
  };
  return (
    <Card title="At the provider">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save(base.tag);
        }}
      >
        <div className="field-row">
          <ChoiceField label="Status" options={INCIDENT_STATUSES} name={(it) => INCIDENT_LOOKS[it].word} value={shown.status}
            onChange={(status) => { edit({ status }); }} />
          <ChoiceField label="Severity" options={SEVERITIES} name={(it) => SEVERITY_LOOKS[it].word} value={shown.severity}
            onChange={(severity) => { edit({ severity }); }} />
        </div>
        <PersonField label="Owner" verb="Take it" value={shown.owner} onChange={(owner) => { edit({ owner }); }} />
        <ChoiceField label="Classification" options={CLASSIFICATIONS} name={(it) => (it === '' ? 'Not classified' : sentenceCase(it))}
          required={shown.status === 'closed'} value={shown.classification} onChange={(classification) => { edit({ classification }); }} />
        {shown.classification !== '' && (
          <TextField label="Why" maxLength={5000} value={shown.comment} onChange={(comment) => { edit({ comment }); }} />
        )}
        {clash.length > 0 && mine !== undefined ? (
          <Clash
            members={clash}
            theirs={theirs}
            mine={mine}
            onTheirs={() => {
              change.reset();
              setMine(undefined);
            }}
            onMine={() => {
              save(tag);
            }}
          />
        ) : (
          change.error !== null && (
            <p className="note tone-failed" role="alert">
              <span>
                {change.error.message} {change.error instanceof Problem && change.error.hint}
              </span>
            </p>
          )
        )}
        {clash.length === 0 && (
          <div className="form-actions">
            <button type="submit" className="button" disabled={wanted === undefined || change.isPending}>
              {change.isPending ? 'Saving…' : 'Save at the provider'}
            </button>
            {mine !== undefined && wanted !== undefined && (
              <button type="button" className="button" onClick={() => { setMine(undefined); change.reset(); }}>
                Discard
              </button>
            )}
          </div>
        )}
      </form>
    </Card>
  );
};

interface ClashProps {
  members: (keyof State)[];
  theirs: State;
  mine: State;
  onTheirs: () => void;
  onMine: () => void;
}

/** Both versions of what two people changed; nothing is lost until one is chosen. */
const Clash = ({ members, theirs, mine, onTheirs, onMine }: ClashProps) => (
  <div className="note tone-paused clash" role="alert">
    <p>
      <strong>It was changed at the provider meanwhile.</strong>
    </p>
    <dl>
      {members.map((it) => (
        <div key={it}>
          <dt>{sentenceCase(it)}</dt>
          <dd>
            now {told(theirs[it])}; you want {told(mine[it])}
          </dd>
        </div>
      ))}
    </dl>
    <div className="form-actions">
      <button type="button" className="button small" onClick={onTheirs}>
        Keep what is there
      </button>
      <button type="button" className="button small" onClick={onMine}>
        Save mine over it
      </button>
    </div>
  </div>
);

const told = (value: string): string => (value === '' ? 'nothing' : `“${value.replaceAll('_', ' ')}”`);
