import { useState } from 'react';
import { api, body } from '../api/client';
import type { LanguageModel } from '../api/types';
import { ChoiceField, TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { sentenceCase } from '../ui/words';
import { useFormOrder } from './useOrder';

const PROVIDERS = ['openai', 'anthropic'] as const;

interface Props {
  /** The one that is changed; a new one without. */
  model?: LanguageModel;
  onClose: () => void;
}

/** Asks which language model, where it is, and how much it may cost. */
export const ModelDialog = ({ model, onClose }: Props) => {
  const [wish, setWish] = useState({
    name: model?.name ?? '',
    url: model?.url ?? '',
    model: model?.model ?? '',
    key: '',
    perRun: String(model?.tokens_per_run ?? 8000),
    perDay: String(model?.tokens_per_day ?? 200_000),
  });
  const [provider, setProvider] = useState<(typeof PROVIDERS)[number]>(model?.provider ?? 'openai');
  const save = useFormOrder(() => {
    const members = {
      provider,
      url: wish.url.trim(),
      model: wish.model.trim(),
      tokens_per_run: Number(wish.perRun),
      tokens_per_day: Number(wish.perDay),
      ...(wish.key !== '' && { api_key: wish.key }),
    };
    return model === undefined
      ? body(api.POST('/api/admin/models', { body: { name: wish.name, ...members } }))
      : body(api.PATCH('/api/admin/models/{id}', { params: { path: { id: model.name } }, body: members }));
  });
  const set = (member: keyof typeof wish) => (value: string) => { setWish({ ...wish, [member]: value }); };
  return (
    <FormDialog title={model === undefined ? 'New model' : `Change ${model.name}`} verb={model === undefined ? 'Add model' : 'Save'}
      busy={save.isPending} error={save.error} onSubmit={() => { save.mutate(undefined, { onSuccess: onClose }); }} onClose={onClose}>
      {model === undefined && (
        <TextField label="Name" required pattern="[a-z0-9][a-z0-9\-]{0,39}" hint="Small letters, digits and hyphens." value={wish.name} onChange={set('name')} />
      )}
      <ChoiceField label="It speaks the language of" options={PROVIDERS} name={(it) => (it === 'openai' ? 'OpenAI, or compatible' : sentenceCase(it))}
        value={provider} onChange={setProvider} />
      <TextField label="Address" type="url" required value={wish.url} onChange={set('url')} />
      <TextField label="Model" required maxLength={200} value={wish.model} onChange={set('model')} />
      <TextField label="Key" type="password" value={wish.key} onChange={set('key')}
        hint={model?.has_key === true ? 'Left empty, the one that is kept stays.' : 'It is never shown again.'} />
      <div className="field-row">
        <TextField label="Tokens a run, at most" type="number" required min={1} value={wish.perRun} onChange={set('perRun')} />
        <TextField label="Tokens a day, at most" type="number" required min={1} value={wish.perDay} onChange={set('perDay')} />
      </div>
    </FormDialog>
  );
};
