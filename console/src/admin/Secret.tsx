import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';

interface Props {
  title: string;
  words: string;
  secret: string;
  onClose: () => void;
}

/** Something that the server tells once and keeps no copy of. */
export const Secret = ({ title, words, secret, onClose }: Props) => (
  <Dialog title={title} onClose={onClose}>
    <div className="stack">
      <p>{words}</p>
      <p className="secret">
        <code>{secret}</code>
        <CopyButton text={secret} what="it" />
      </p>
      <p className="note tone-paused">Store it now: it is shown this once and nowhere else.</p>
      <div className="dialog-actions">
        <button type="button" className="button primary" onClick={onClose}>
          I have stored it
        </button>
      </div>
    </div>
  </Dialog>
);
