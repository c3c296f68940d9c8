import { type ReactNode } from 'react';
import { Problem } from '../api/problem';
import { Dialog } from './Dialog';

interface Props {
  title: string;
  verb: string;
  busy: boolean;
  error: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for what something new needs; it stays open with what was typed until the server has taken it. */
export const FormDialog = ({ title, verb, busy, error, onSubmit, onClose, children }: Props) => (
  <Dialog title={title} onClose={onClose}>
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {error !== null && (
        <p className="note tone-failed" role="alert">
          <span>
            {error.message}
            {error instanceof Problem && error.hint !== null && ` ${error.hint}`}
          </span>
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="button primary" disabled={busy}>
          {verb}
        </button>
      </div>
    </form>
  </Dialog>
);
