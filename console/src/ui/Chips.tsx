interface Props<T extends string> {
  label: string;
  options: { value: T | undefined; name: string }[];
  value: T | undefined;
  onChange: (value: T | undefined) => void;
}

/** A filter of which one value holds. */
export const Chips = <T extends string>({ label, options, value, onChange }: Props<T>) => (
  <div className="chips" role="group" aria-label={label}>
    {options.map((option) => (
      <button
        key={option.name}
        type="button"
        className="chip"
        aria-pressed={option.value === value}
        onClick={() => {
          onChange(option.value);
        }}
      >
        {option.name}
      </button>
    ))}
  </div>
);
