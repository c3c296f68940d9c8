import { useId } from 'react';
import type { Change, Draft } from './draft';

interface Option<T extends string> {
  value: T;
  name: string;
}

const NOTIFY: Option<Draft['notifyOn']>[] = [
  { value: 'new', name: 'New findings, failures and recoveries' },
  { value: 'always', name: 'Every run' },
  { value: 'failure', name: 'Failures only' },
];
const OVERLAP: Option<Draft['overlap']>[] = [
  { value: 'skip', name: 'Skip the new run' },
  { value: 'buffer_one', name: 'Let one wait' },
  { value: 'allow_all', name: 'Run both' },
  { value: 'cancel_other', name: 'Cancel the old run' },
];
const VISIBILITY: Option<Draft['visibility']>[] = [
  { value: 'private', name: 'Only me' },
  { value: 'team', name: 'The team' },
];

/** What has a sensible default. */
export const MoreFields = ({ draft, onChange }: { draft: Draft; onChange: Change }) => (
  <>
    <Select label="Tell me of" options={NOTIFY} value={draft.notifyOn} onChange={(notifyOn) => { onChange({ notifyOn }); }} />
    <details className="more">
      <summary>More settings</summary>
      <div className="field-row">
        <Select label="While one still runs" options={OVERLAP} value={draft.overlap} onChange={(overlap) => { onChange({ overlap }); }} />
        <Select label="Who may see it" options={VISIBILITY} value={draft.visibility} onChange={(visibility) => { onChange({ visibility }); }} />
        <label className="field">
          <span className="label">Tags</span>
          <input
            className="input"
            value={draft.tags}
            placeholder="identity, tier-0"
            onChange={(event) => {
              onChange({ tags: event.target.value });
            }}
          />
        </label>
      </div>
    </details>
  </>
);

interface SelectProps<T extends string> {
  label: string;
  options: Option<T>[];
  value: T;
  onChange: (value: T) => void;
}

const Select = <T extends string>({ label, options, value, onChange }: SelectProps<T>) => {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input select"
        value={value}
        onChange={(event) => {
          const chosen = options.find((it) => it.value === event.target.value);
          if (chosen !== undefined) {
            onChange(chosen.value);
          }
        }}
      >
        {options.map((it) => (
          <option key={it.value} value={it.value}>
            {it.name}
          </option>
        ))}
      </select>
    </div>
  );
};
