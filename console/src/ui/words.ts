import type { Frequency, Persona } from '../api/types';

export const PERSONA_NAMES: Record<Persona, string> = {
  soc_analyst: 'SOC analyst',
  threat_hunter: 'Threat hunter',
  compliance_auditor: 'Compliance auditor',
  ciso: 'CISO',
};

export const PERSONA_LINES: Record<Persona, string> = {
  soc_analyst: 'Indicators to copy, the queries, techniques and next steps.',
  threat_hunter: 'Hypotheses, what speaks for them, and what nobody looked at.',
  compliance_auditor: 'Controls, what proves them, and custody of the evidence.',
  ciso: 'What it means for the business, in a page and without queries.',
};

export const FREQUENCY_NAMES: Record<Frequency, string> = {
  once: 'Once',
  daily: 'Daily',
  weekly: 'Weekly',
  monthly: 'Monthly',
  custom: 'Custom',
};

/** `entity_extraction` as `Entity extraction`. */
export const sentenceCase = (name: string): string => {
  const words = name.replaceAll('_', ' ').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
