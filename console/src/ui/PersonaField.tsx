import type { Persona } from '../api/types';
import { PERSONAS } from '../searches';
import { PERSONA_LINES, PERSONA_NAMES } from './words';

interface Props {
  value: Persona;
  onChange: (persona: Persona) => void;
}

/** Whom the report is for. */
export const PersonaField = ({ value, onChange }: Props) => (
  <fieldset className="field">
    <legend className="label">Persona</legend>
    <div className="personas">
      {PERSONAS.map((it) => (
        <label key={it} className="persona">
          <input
            type="radio"
            name="persona"
            value={it}
            checked={value === it}
            onChange={() => {
              onChange(it);
            }}
          />
          <span className="persona-name">{PERSONA_NAMES[it]}</span>
          <span className="secondary">{PERSONA_LINES[it]}</span>
        </label>
      ))}
    </div>
  </fieldset>
);
