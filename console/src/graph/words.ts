import type { Edge } from '../api/types';

export const RELATION_NAMES: Record<Edge['type'], string> = {
  SIGNED_IN_FROM: 'signed in from',
  CONNECTED_TO: 'connected to',
  RESOLVED_TO: 'resolved to',
  RAN_ON: 'ran on',
  DOWNLOADED_FROM: 'downloaded from',
  COMMUNICATED_WITH: 'communicated with',
  ASSOCIATED_WITH: 'seen together with',
};
