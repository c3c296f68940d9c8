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
