import type { Persona } from '../api/types';
import { PERSONAS } from '../searches';
import { Radios } from './Radios';
import { PERSONA_LINES, PERSONA_NAMES } from './words';

interface Props {
  value: Persona;
  onChange: (persona: Persona) => void;
}

/** Whom the report is for. */
export const PersonaField = ({ value, onChange }: Props) => (
  <Radios name="persona" label="Persona" options={PERSONAS} value={value} onChange={onChange} className="personas" each="persona">
    {(it) => (
      <>
        <span className="persona-name">{PERSONA_NAMES[it]}</span>
        <span className="secondary">{PERSONA_LINES[it]}</span>
      </>
    )}
  </Radios>
);
