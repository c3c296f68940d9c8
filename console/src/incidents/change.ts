import type { IncidentChange, IncidentDetail } from '../api/types';

/** What the provider keeps of an incident, as a form holds it. */
export interface State {
  status: IncidentDetail['status'];
  severity: IncidentDetail['severity'];
  owner: string;
  classification: NonNullable<IncidentDetail['classification']> | '';
  comment: string;
}

export const stateOf = (incident: IncidentDetail): State => ({
  status: incident.status,
  severity: incident.severity,
  owner: incident.owner?.email ?? incident.owner?.object_id ?? '',
  classification: incident.classification ?? '',
  comment: incident.classification_comment ?? '',
});

/** The reason that the provider wants with a classification. */
const REASONS = {
  undetermined: null,
  true_positive: 'suspicious_activity',
  benign_positive: 'suspicious_but_expected',
  false_positive: 'incorrect_alert_logic',
} as const;

/** What differs between two states, as the API wants it told; undefined where nothing does. */
export const changeOf = (from: State, to: State): IncidentChange | undefined => {
  const classified = to.classification !== from.classification && to.classification !== '';
  const change: IncidentChange = {
    ...(to.status !== from.status && { status: to.status }),
    ...(to.severity !== from.severity && { severity: to.severity }),
    ...(to.owner.trim() !== from.owner && { owner: to.owner.trim() === '' ? null : to.owner.trim() }),
    ...(to.classification !== '' &&
      (classified || (to.status === 'closed' && from.status !== 'closed')) && {
        classification: to.classification,
        classification_reason: REASONS[to.classification],
      }),
    ...(to.comment !== from.comment && { classification_comment: to.comment === '' ? null : to.comment }),
  };
  return Object.keys(change).length === 0 ? undefined : change;
};

/** Which members somebody else changed while another change of them was being written. */
export const clashes = (base: State, theirs: State, mine: State): (keyof State)[] =>
  (Object.keys(base) as (keyof State)[]).filter((it) => theirs[it] !== base[it] && mine[it] !== theirs[it]);
