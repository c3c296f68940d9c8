import { Chips } from './Chips';
import type { Look } from './states';

interface Props<T extends string> {
  looks: Record<T, Look>;
  /** Which of them, in their order. */
  of: readonly T[];
  value: T | undefined;
  onChange: (status: T | undefined) => void;
}

/** A list of all, or of those with one status. */
export const StatusChips = <T extends string>({ looks, of, value, onChange }: Props<T>) => (
  <Chips
    label="Status"
    value={value}
    options={[{ value: undefined, name: 'All' }, ...of.map((it) => ({ value: it, name: looks[it].word }))]}
    onChange={onChange}
  />
);
