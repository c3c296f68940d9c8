import { Ban, RefreshCcw } from 'lucide-react';
import { useState } from 'react';
import { Confirm } from '../ui/Confirm';

interface Props {
  name: string;
  disabled: boolean;
  busy: boolean;
  /** What a new secret does to the one before. */
  onRotate: () => void;
  onDisable: () => void;
}

/** Rotate and disable, each after it was asked whether to. */
export const CredentialActions = ({ name, disabled, busy, onRotate, onDisable }: Props) => {
  const [asking, setAsking] = useState<'nothing' | 'rotate' | 'disable'>('nothing');
  const close = () => { setAsking('nothing'); };
  return disabled ? null : (
    <div className="row-actions">
      <button type="button" className="icon-button" title="Rotate" aria-label={`Rotate ${name}`} disabled={busy} onClick={() => { setAsking('rotate'); }}>
        <RefreshCcw size={16} aria-hidden />
      </button>
      <button type="button" className="icon-button" title="Disable" aria-label={`Disable ${name}`} disabled={busy} onClick={() => { setAsking('disable'); }}>
        <Ban size={16} aria-hidden />
      </button>
      {asking === 'rotate' && (
        <Confirm title={`Rotate ${name}?`} verb="Rotate" onConfirm={onRotate} onClose={close}>
          <p>A new secret is shown once. The one before works for another 24 hours.</p>
        </Confirm>
      )}
      {asking === 'disable' && (
        <Confirm title={`Disable ${name}?`} verb="Disable" onConfirm={onDisable} onClose={close}>
          <p>It opens nothing from this moment on, and cannot be enabled again.</p>
        </Confirm>
      )}
    </div>
  );
};
