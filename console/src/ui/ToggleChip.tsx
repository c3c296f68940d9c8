interface Props {
  name: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** A filter that is on or off. */
export const ToggleChip = ({ name, on, onChange }: Props) => (
  <button
    type="button"
    className="chip"
    aria-pressed={on}
    onClick={() => {
      onChange(!on);
    }}
  >
    {name}
  </button>
);
