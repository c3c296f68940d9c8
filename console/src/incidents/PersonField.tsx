import { useMe } from '../shell/me';
import { TextField } from '../ui/Field';

interface Props {
  label: string;
  /** What a click says that puts oneself in. */
  verb: string;
  value: string;
  onChange: (value: string) => void;
}

/** Somebody by e-mail address; oneself by a click. */
export const PersonField = ({ label, verb, value, onChange }: Props) => {
  const me = useMe().data?.email ?? '';
  return (
    <div className="person">
      <TextField label={label} maxLength={320} placeholder="Nobody" value={value} onChange={onChange} />
      {me !== '' && value !== me && (
        <button
          type="button"
          className="button"
          onClick={() => {
            onChange(me);
          }}
        >
          {verb}
        </button>
      )}
    </div>
  );
};
