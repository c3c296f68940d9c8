import { type ReactNode, useState } from 'react';
import { Confirm } from '../ui/Confirm';
import { type Answer, Tested } from './Tested';

interface Order<W> {
  isPending: boolean;
  mutate: (wish: W) => void;
}

interface Props {
  name: string;
  /** What stands beside and under the name. */
  pills: ReactNode;
  words: ReactNode;
  test: Order<undefined> & { data: Answer | undefined };
  choose?: { verb: string; busy: boolean; act: () => void } | undefined;
  /** Opens what changes it. */
  onChange?: (() => void) | undefined;
  remove?: Order<undefined> | undefined;
  /** What is lost with it. */
  loss: string;
}

/** Something with a name that can be tested, made the default and removed. */
export const NamedLine = ({ name, pills, words, test, choose, onChange, remove, loss }: Props) => {
  const [asking, setAsking] = useState(false);
  return (
    <li className="lines-row">
      <div className="lines-words">
        <p>
          <strong>{name}</strong> {pills}
        </p>
        {words}
        {test.data !== undefined && <Tested answer={test.data} />}
      </div>
      <div className="form-actions">
        <button type="button" className="button small" disabled={test.isPending} onClick={() => { test.mutate(undefined); }}>
          {test.isPending ? 'Asking…' : 'Test'}
        </button>
        {choose !== undefined && (
          <button type="button" className="button small" disabled={choose.busy} onClick={choose.act}>
            {choose.verb}
          </button>
        )}
        {onChange !== undefined && (
          <button type="button" className="button small" onClick={onChange}>
            Change
          </button>
        )}
        {remove !== undefined && (
          <button type="button" className="button small" onClick={() => { setAsking(true); }}>
            Remove
          </button>
        )}
      </div>
      {asking && remove !== undefined && (
        <Confirm title={`Remove ${name}?`} verb="Remove" onConfirm={() => { remove.mutate(undefined); }} onClose={() => { setAsking(false); }}>
          <p>{loss}</p>
        </Confirm>
      )}
    </li>
  );
};
