import type { Preferences } from '../api/types';
import { EVENT_NAMES, EVENTS } from '../ui/events';
import { isTold, type Way } from './notifying';

interface Props {
  preferences: Preferences;
  onTurn: (event: (typeof EVENTS)[number], way: Way, on: boolean) => void;
}

const WAYS: [Way, string][] = [
  ['email', 'E-mail'],
  ['webhook', 'Webhooks'],
];

/** Which event is told on which way outside the inbox. */
export const NotifyMatrix = ({ preferences, onTurn }: Props) => (
  <table className="matrix">
    <thead>
      <tr>
        <th scope="col">When</th>
        {WAYS.map(([way, name]) => (
          <th key={way} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {EVENTS.filter((event) => event !== 'digest').map((event) => (
        <tr key={event}>
          <th scope="row">{EVENT_NAMES[event]}</th>
          {WAYS.map(([way, name]) => (
            <td key={way}>
              <input
                type="checkbox"
                aria-label={`${EVENT_NAMES[event]}: ${name}`}
                checked={isTold(preferences, event, way)}
                onChange={(it) => {
                  onTurn(event, way, it.target.checked);
                }}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
