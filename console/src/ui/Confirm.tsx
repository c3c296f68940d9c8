import { type ReactNode, useState } from 'react';
import { Dialog } from './Dialog';

interface Props {
  title: string;
  verb: string;
  children: ReactNode;
  /** What has to be typed before the button works. */
  typed?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is lost, and names it. */
export const Confirm = ({ title, verb, children, typed, onConfirm, onClose }: Props) => {
  const [text, setText] = useState('');
  const ready = typed === undefined || text === typed;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) {
            onConfirm();
            onClose();
          }
        }}
      >
        <div>{children}</div>
        {typed !== undefined && (
          <label className="field">
            <span className="label">Type “{typed}” to go on</span>
            <input
              className="input"
              value={text}
              autoComplete="off"
              onChange={(event) => {
                setText(event.target.value);
              }}
            />
          </label>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button danger" disabled={!ready}>
            {verb}
          </button>
        </div>
      </form>
    </Dialog>
  );
};
