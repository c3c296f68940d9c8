import type { Audit } from '../api/types';
import type { AuditType } from './queries';

interface Kind {
  name: string;
  line: string;
}

export const KINDS = ['shallow', 'deep', 'autonomous'] as const;

/** The kinds of audits; a server that does not carry one out says so when it is asked to. */
export const AUDIT_KINDS: Record<AuditType, Kind> = {
  shallow: { name: 'Shallow', line: 'What anybody sees from outside: names, certificates, headers, pages left open.' },
  deep: { name: 'Deep', line: 'Walks the site as well, and tries what it finds there without doing harm.' },
  autonomous: { name: 'Autonomous', line: 'Goes after what you describe below, and chooses its own way.' },
};

export const kindName = (type: AuditType): string => AUDIT_KINDS[type].name;

/** What an audit is called: what it looks at, or what it was asked for. */
export const titleOf = ({ targets, scope, id }: Audit): string => (targets.length > 0 ? targets.join(', ') : (scope ?? id));
