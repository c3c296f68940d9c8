import { type ReactNode, useId } from 'react';

interface Common {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

interface TextProps extends Common {
  type?: 'text' | 'email' | 'url' | 'number' | 'password' | 'time' | 'datetime-local';
  required?: boolean;
  maxLength?: number;
  pattern?: string;
  placeholder?: string;
  min?: number;
  autoFocus?: boolean;
}

interface LabelledProps {
  label: string;
  hint: string | undefined;
  children: (names: { id: string; 'aria-describedby'?: string }) => ReactNode;
}

/** The hint describes the field and is no part of its name. */
const Labelled = ({ label, hint, children }: LabelledProps) => {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children({ id, ...(hint !== undefined && { 'aria-describedby': `${id}-hint` }) })}
      {hint !== undefined && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
    </div>
  );
};

/** A line of text under its label. */
export const TextField = ({ label, hint, onChange, type = 'text', ...rest }: TextProps) => (
  <Labelled label={label} hint={hint}>
    {(names) => (
      <input className="input" type={type} autoComplete="off" {...names} {...rest} onChange={(event) => { onChange(event.target.value); }} />
    )}
  </Labelled>
);

/** Lines of text under their label. */
export const AreaField = ({ label, hint, onChange, rows = 4, ...rest }: Common & { rows?: number; maxLength?: number }) => (
  <Labelled label={label} hint={hint}>
    {(names) => (
      <textarea className="input" rows={rows} {...names} {...rest} onChange={(event) => { onChange(event.target.value); }} />
    )}
  </Labelled>
);

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly T[];
  name: (value: T) => string;
  value: T;
  /** Whether one other than the empty one has to be chosen. */
  required?: boolean;
  onChange: (value: T) => void;
}

/** One of few under its label. */
export const ChoiceField = <T extends string>({ label, options, name, value, required = false, onChange }: ChoiceProps<T>) => (
  <label className="field">
    <span className="label">{label}</span>
    <select
      className="input select"
      required={required}
      value={value}
      onChange={(event) => {
        const chosen = options.find((it) => it === event.target.value);
        if (chosen !== undefined) {
          onChange(chosen);
        }
      }}
    >
      {options.map((it) => (
        <option key={it} value={it}>
          {name(it)}
        </option>
      ))}
    </select>
  </label>
);

/** Something that is so or is not. */
export const CheckField = ({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) => (
  <label className="choice">
    <input
      type="checkbox"
      checked={on}
      onChange={(event) => {
        onChange(event.target.checked);
      }}
    />
    {label}
  </label>
);
