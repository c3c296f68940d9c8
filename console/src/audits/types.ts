import type { Audit } from '../api/types';
import type { AuditType } from './queries';

interface Kind {
  type: AuditType;
  name: string;
  line: string;
}

/** The kinds of audits; a server that does not carry one out says so when it is asked to. */
export const AUDIT_KINDS: Kind[] = [
  { type: 'shallow', name: 'Shallow', line: 'What anybody sees from outside: names, certificates, headers, pages left open.' },
  { type: 'deep', name: 'Deep', line: 'Walks the site as well, and tries what it finds there without doing harm.' },
  { type: 'autonomous', name: 'Autonomous', line: 'Goes after what you describe below, and chooses its own way.' },
];

export const kindName = (type: AuditType): string => AUDIT_KINDS.find((it) => it.type === type)?.name ?? type;

/** What an audit is called: what it looks at, or what it was asked for. */
export const titleOf = ({ targets, scope, id }: Audit): string => (targets.length > 0 ? targets.join(', ') : (scope ?? id));
