import { Dialog } from '../ui/Dialog';
import { SHORTCUTS } from './keys';

const LISTS = [
  { keys: 'j k', does: 'Next and previous row of a list' },
  { keys: 'Enter', does: 'Open the row' },
  { keys: 'x', does: 'Choose the row of a schedule' },
  { keys: 'Esc', does: 'Close the top layer' },
];

/** The map of keys. */
export const KeySheet = ({ onClose }: { onClose: () => void }) => (
  <Dialog title="Keyboard" onClose={onClose}>
    <dl className="keys">
      {[{ keys: 'Ctrl k', does: 'Search or jump to anything' }, ...SHORTCUTS, ...LISTS].map((it) => (
        <div key={it.keys}>
          <dt>{it.does}</dt>
          <dd>
            {it.keys.split(' ').map((key) => (
              <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
    <p className="secondary">Single keys can be switched off in Settings; they never act while you type.</p>
  </Dialog>
);
