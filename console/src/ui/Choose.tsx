interface Props<T extends string> {
  label: string;
  all: string;
  options: readonly T[];
  name: (value: T) => string;
  value: T | undefined;
  onChange: (value: T | undefined) => void;
}

/** A filter with too many values for chips. */
export const Choose = <T extends string>({ label, all, options, name, value, onChange }: Props<T>) => (
  <select
    className="input select"
    aria-label={label}
    value={value ?? ''}
    onChange={(event) => {
      onChange(options.find((it) => it === event.target.value));
    }}
  >
    <option value="">{all}</option>
    {options.map((it) => (
      <option key={it} value={it}>
        {name(it)}
      </option>
    ))}
  </select>
);
