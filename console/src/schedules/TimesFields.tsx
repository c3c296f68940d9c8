import type { Problem } from '../api/problem';
import { FREQUENCIES } from '../searches';
import { offset } from '../time/format';
import { FieldProblem } from '../ui/FieldProblem';
import { Radios } from '../ui/Radios';
import { FREQUENCY_NAMES } from '../ui/words';
import type { Change, Draft } from './draft';

interface Props {
  draft: Draft;
  onChange: Change;
  /** What the server says of the times. */
  problem: Problem | undefined;
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((it) => it !== 'UTC')];

/** When it runs; only what the chosen frequency has is shown. */
export const TimesFields = ({ draft, onChange, problem }: Props) => (
  <>
    <Radios name="frequency" label="Frequency" options={FREQUENCIES} value={draft.frequency} className="segments" each="segment"
      onChange={(frequency) => { onChange({ frequency }); }}>
      {(it) => <span>{FREQUENCY_NAMES[it]}</span>}
    </Radios>
    <div className="field-row">
      {draft.frequency === 'weekly' && <Day draft={draft} onChange={onChange} />}
      {draft.frequency === 'monthly' && (
        <Text name="day_of_month" label="Day of the month" type="number" value={draft.dayOfMonth} problem={problem}
          hint="29 to 31 mean the last day of shorter months."
          onChange={(dayOfMonth) => { onChange({ dayOfMonth }); }} />
      )}
      {draft.frequency === 'once' && (
        <Text name="scheduled_date" label="Date" type="date" value={draft.date} problem={problem}
          hint="Left empty: the next such time."
          onChange={(date) => { onChange({ date }); }} />
      )}
      {draft.frequency === 'custom' ? (
        <Text name="cron_expression" label="Cron expression" type="text" value={draft.cron} problem={problem}
          hint="Minute, hour, day of the month, month, day of the week."
          onChange={(cron) => { onChange({ cron }); }} />
      ) : (
        <Text name="scheduled_time" label="Preferred run time" type="time" value={draft.time} problem={problem}
          onChange={(time) => { onChange({ time }); }} />
      )}
      <Zone zone={draft.zone} problem={problem} onChange={(zone) => { onChange({ zone }); }} />
    </div>
  </>
);

const Day = ({ draft, onChange }: { draft: Draft; onChange: Change }) => (
  <label className="field">
    <span className="label">Day</span>
    <select
      className="input select"
      value={draft.dayOfWeek}
      onChange={(event) => {
        onChange({ dayOfWeek: event.target.value });
      }}
    >
      {DAYS.map((it) => (
        <option key={it} value={it}>
          {it.charAt(0).toUpperCase() + it.slice(1)}
        </option>
      ))}
    </select>
  </label>
);

interface TextProps {
  name: string;
  label: string;
  type: 'text' | 'time' | 'date' | 'number';
  value: string;
  hint?: string;
  problem: Problem | undefined;
  onChange: (value: string) => void;
}

const Text = ({ name, label, type, value, hint, problem, onChange }: TextProps) => {
  const wrong = problem?.about(name);
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <input
        id={name}
        className={`input ${type === 'text' ? 'mono' : ''}`}
        type={type}
        value={value}
        required={type !== 'date'}
        min={type === 'number' ? 1 : undefined}
        max={type === 'number' ? 31 : undefined}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${name}-hint ${name}-problem`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id={`${name}-hint`} className="hint">
        {hint}
      </p>
      <FieldProblem id={`${name}-problem`} problem={wrong} />
    </div>
  );
};

interface ZoneProps {
  zone: string;
  problem: Problem | undefined;
  onChange: (zone: string) => void;
}

const Zone = ({ zone, problem, onChange }: ZoneProps) => {
  const wrong = problem?.about('timezone');
  return (
    <div className="field">
      <label className="label" htmlFor="timezone">
        Time zone
      </label>
      <input
        id="timezone"
        className="input"
        list="zones"
        value={zone}
        required
        aria-invalid={wrong !== undefined}
        aria-describedby="timezone-hint timezone-problem"
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <datalist id="zones">
        {ZONES.map((it) => (
          <option key={it} value={it} />
        ))}
      </datalist>
      <p id="timezone-hint" className="hint">
        {ZONES.includes(zone) ? `${offset(zone, new Date())} at the moment.` : 'Such as Europe/Berlin.'}
      </p>
      <FieldProblem id="timezone-problem" problem={wrong} />
    </div>
  );
};
