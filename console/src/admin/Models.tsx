import { Bot } from 'lucide-react';
import { useState } from 'react';
import { api, body, done } from '../api/client';
import type { LanguageModel } from '../api/types';
import { Empty } from '../ui/Empty';
import { ListWithNew } from './ListWithNew';
import { ModelDialog } from './ModelDialog';
import { NamedLine } from './NamedLine';
import { useAdminList } from './useAdminList';
import { useOrder } from './useOrder';

/** Which language models may help, and what they spent today. */
export const Models = () => {
  const list = useAdminList('models', ({ offset }, signal) =>
    body(api.GET('/api/admin/models', { params: { query: { offset, limit: 20 } }, signal })),
  );
  return (
    <ListWithNew
      list={list}
      what="models"
      verb="New model"
      rows={(page) => page.models}
      dialog={(close) => <ModelDialog onClose={close} />}
      none={
        <Empty icon={Bot} title="No models">
          Investigations work without one; a model proposes, and code decides.
        </Empty>
      }
    >
      {(rows) => (
        <ul className="lines">
          {rows.map((it) => (
            <Line key={it.name} model={it} />
          ))}
        </ul>
      )}
    </ListWithNew>
  );
};

const Line = ({ model }: { model: LanguageModel }) => {
  const path = { params: { path: { id: model.name } } };
  const test = useOrder(() => body(api.POST('/api/admin/models/{id}/test', { ...path, body: {} })));
  const choose = useOrder((is_default: boolean) => body(api.PATCH('/api/admin/models/{id}', { ...path, body: { is_default } })));
  const remove = useOrder(() => done(api.DELETE('/api/admin/models/{id}', path)));
  const [changing, setChanging] = useState(false);
  return (
    <>
      <NamedLine
        name={model.name}
        onChange={() => { setChanging(true); }}
        test={test}
        remove={remove}
        choose={{ verb: model.is_default ? 'Ask none' : 'Make default', busy: choose.isPending, act: () => { choose.mutate(!model.is_default); } }}
        loss="Its key is deleted with it."
        pills={
          <>
            {model.is_default && <span className="pill tone-active">Runs ask it</span>}{' '}
            {!model.has_key && <span className="pill tone-info">No key</span>}
          </>
        }
        words={
          <>
            <p className="secondary mono">
              {model.model} · {model.url}
            </p>
            <p className="secondary numbers">
              {model.tokens_today.toLocaleString('en')} of {model.tokens_per_day.toLocaleString('en')} tokens today, at most{' '}
              {model.tokens_per_run.toLocaleString('en')} a run
            </p>
          </>
        }
      />
      {changing && <ModelDialog model={model} onClose={() => { setChanging(false); }} />}
    </>
  );
};
