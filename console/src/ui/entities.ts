import { Cpu, FileDigit, Globe, Link2, type LucideIcon, Mail, Network, Server, User } from 'lucide-react';
import type { EntityName } from '../api/types';

export const ENTITY_KINDS = ['ip', 'user', 'host', 'domain', 'hash', 'email', 'url', 'process'] as const;

export const ENTITY_ICONS: Record<EntityName['kind'], LucideIcon> = {
  ip: Network,
  user: User,
  host: Server,
  domain: Globe,
  hash: FileDigit,
  email: Mail,
  url: Link2,
  process: Cpu,
};

export const ENTITY_NAMES: Record<EntityName['kind'], string> = {
  ip: 'IP address',
  user: 'User',
  host: 'Host',
  domain: 'Domain',
  hash: 'Hash',
  email: 'E-mail',
  url: 'URL',
  process: 'Process',
};
