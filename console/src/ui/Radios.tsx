import type { ReactNode } from 'react';

interface Props<T extends string> {
  /** Of the group; names must differ on a page. */
  name: string;
  label: string;
  options: readonly T[];
  value: T;
  onChange: (value: T) => void;
  className: string;
  /** The class of each option. */
  each: string;
  children: (option: T) => ReactNode;
}

/** One of few, all in sight; the arrow keys walk them. */
export const Radios = <T extends string>({ name, label, options, value, onChange, className, each, children }: Props<T>) => (
  <fieldset className="field">
    <legend className="label">{label}</legend>
    <div className={className}>
      {options.map((it) => (
        <label key={it} className={each}>
          <input type="radio" name={name} value={it} checked={value === it} onChange={() => { onChange(it); }} />
          {children(it)}
        </label>
      ))}
    </div>
  </fieldset>
);
