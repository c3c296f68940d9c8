import {
  Ban,
  ChevronDown,
  ChevronsUp,
  ChevronUp,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  Clock3,
  Equal,
  Info,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
  RotateCcw,
  SearchCheck,
  SearchX,
} from 'lucide-react';
import type { Audit, AuditFinding, Delivery, Incident, Run, Schedule, SessionInList, Severity, Verification } from '../api/types';

/** How a state looks: always colour, icon and word together. */
export interface Look {
  word: string;
  tone: string;
  icon: LucideIcon;
}

const look = (word: string, tone: string, icon: LucideIcon): Look => ({ word, tone, icon });

const RUNNING = look('Running', 'running', LoaderCircle);
const COMPLETED = look('Completed', 'completed', CircleCheck);
const FAILED = look('Failed', 'failed', OctagonX);
const CANCELLED = look('Cancelled', 'cancelled', Ban);

export const RUN_LOOKS: Record<Run['status'], Look> = {
  queued: look('Queued', 'queued', Clock3),
  running: RUNNING,
  completed: COMPLETED,
  failed: FAILED,
  skipped: look('Skipped', 'cancelled', CircleDashed),
  missed: look('Missed', 'missed', CircleDashed),
  cancelled: CANCELLED,
};

export const SESSION_LOOKS: Record<SessionInList['status'], Look> = {
  active: RUNNING,
  completed: COMPLETED,
  failed: FAILED,
  cancelled: CANCELLED,
};

export const SEVERITY_LOOKS: Record<Severity, Look> = {
  critical: look('Critical', 'critical', ChevronsUp),
  high: look('High', 'high', ChevronUp),
  medium: look('Medium', 'medium', Equal),
  low: look('Low', 'low', ChevronDown),
  informational: look('Info', 'info', Info),
};

/** What a run found is another matter than whether it worked; clear is never shown green. */
export const OUTCOME_LOOKS: Record<NonNullable<Run['outcome']>, Look> = {
  findings: look('Findings', 'high', SearchCheck),
  clear: look('Clear', 'info', Info),
  inconclusive: look('Inconclusive', 'missed', SearchX),
};

export const INCIDENT_LOOKS: Record<Incident['status'], Look> = {
  new: look('New', 'high', CircleDot),
  active: look('Active', 'running', CircleDot),
  closed: look('Closed', 'cancelled', CircleCheck),
};

export const AUDIT_LOOKS: Record<Audit['status'], Look> = {
  queued: look('Queued', 'queued', Clock3),
  running: RUNNING,
  completed: COMPLETED,
  failed: FAILED,
  cancelled: CANCELLED,
};

/** How a finding of an audit stands to the audit before. */
export const DELTA_LOOKS: Record<AuditFinding['state'], Look> = {
  new: look('New', 'high', SearchCheck),
  regressed: look('Back again', 'failed', RotateCcw),
  still: look('Still there', 'missed', Equal),
  fixed: look('Fixed', 'completed', CircleCheck),
};

export const TARGET_LOOKS: Record<Verification['status'] | 'unverified', Look> = {
  unverified: look('Not proved', 'missed', CircleDashed),
  pending: look('Proof awaited', 'queued', Clock3),
  verified: look('Proved', 'completed', CircleCheck),
  failed: look('Proof not found', 'failed', OctagonX),
};

export const DELIVERY_LOOKS: Record<Delivery['status'], Look> = {
  waiting: look('Waiting', 'queued', Clock3),
  delivered: look('Delivered', 'completed', CircleCheck),
  given_up: look('Given up', 'failed', OctagonX),
};

export const scheduleLook = (schedule: Schedule): Look => {
  switch (schedule.status) {
    case 'PAUSED':
      return look('Paused', 'paused', CirclePause);
    case 'FAILED':
      return look('Disabled', 'failed', OctagonX);
    case 'COMPLETED':
      return look('Completed', 'cancelled', CircleCheck);
    case 'ACTIVE':
      return schedule.consecutive_failures > 0
        ? look(failing(schedule.consecutive_failures), 'failed', OctagonX)
        : look('Active', 'active', CircleDot);
  }
};

const failing = (times: number): string => (times > 1 ? `Failing ×${times}` : 'Failing');
