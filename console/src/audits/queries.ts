import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Audit } from '../api/types';
import { isUnderWay } from './callback';

const EVERY = 30_000;
const SOON = 3000;
export const PAGE = 20;

export type AuditType = Audit['type'];
export type Triage = 'confirmed' | 'false_positive' | 'accepted_risk' | 'wont_fix';

export const useWorkspaces = () =>
  useQuery({
    queryKey: ['workspaces', 'list'],
    queryFn: ({ signal }) => body(api.GET('/api/workspaces', { signal })),
    select: (answer) => answer.data.workspaces,
    refetchInterval: EVERY,
  });

const at = (workspaceId: string) => ({ params: { path: { workspaceId } } });

export const useWorkspace = (id: string) =>
  useQuery({
    queryKey: ['workspaces', 'one', id],
    queryFn: ({ signal }) => body(api.GET('/api/workspaces/{workspaceId}', { ...at(id), signal })),
    select: (answer) => answer.data.workspace,
  });

export const useTargets = (id: string) =>
  useQuery({
    queryKey: ['workspaces', 'targets', id],
    queryFn: ({ signal }) => body(api.GET('/api/workspaces/{workspaceId}/targets', { ...at(id), signal })),
    select: (answer) => answer.data.targets,
  });

export const useScheduledAudits = (id: string) =>
  useQuery({
    queryKey: ['workspaces', 'schedules', id],
    queryFn: ({ signal }) => body(api.GET('/api/workspaces/{workspaceId}/scheduled-audits', { ...at(id), signal })),
    select: (answer) => answer.data.schedules,
    refetchInterval: EVERY,
  });

export const useAudits = (workspaceId: string, status: Audit['status'] | undefined, page: number) =>
  useQuery({
    queryKey: ['workspaces', 'audits', workspaceId, status, page],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/workspaces/{workspaceId}/audits', {
          params: { path: { workspaceId }, query: { page, limit: PAGE, ...(status && { status }) } },
          signal,
        }),
      ),
    select: ({ data: { audits, pagination } }) => ({
      audits,
      total: pagination.total,
      limit: pagination.limit,
      offset: (pagination.page - 1) * pagination.limit,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.data.audits.some(isUnderWay) === true ? SOON : EVERY),
  });

const one = (workspaceId: string, auditId: string) => ({ params: { path: { workspaceId, auditId } } });

export const useAudit = (workspaceId: string, auditId: string) =>
  useQuery({
    queryKey: ['audits', 'one', auditId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/workspaces/{workspaceId}/audits/{auditId}', { ...one(workspaceId, auditId), signal })),
    select: (answer) => answer.data.audit,
    refetchInterval: (query) => (query.state.data !== undefined && isUnderWay(query.state.data.data.audit) ? SOON : false),
  });

export const useAuditFindings = (workspaceId: string, auditId: string) =>
  useQuery({
    queryKey: ['audits', 'findings', auditId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/workspaces/{workspaceId}/audits/{auditId}/findings', { ...one(workspaceId, auditId), signal })),
    select: (answer) => answer.data,
  });

export const useAuditCoverage = (workspaceId: string, auditId: string) =>
  useQuery({
    queryKey: ['audits', 'coverage', auditId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/workspaces/{workspaceId}/audits/{auditId}/coverage', { ...one(workspaceId, auditId), signal })),
    select: (answer) => answer.data.coverage,
  });

interface ScheduledAuditChange {
  id: string;
  isActive?: boolean;
  name?: string;
  auditType?: AuditType;
  cronExpression?: string;
  timezone?: string;
  targets?: string[];
  scope?: string | null;
}

/** Who belongs to a workspace. */
export const useMemberActions = (workspaceId: string) => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['workspaces'] });
  const path = (userId: string) => ({ params: { path: { workspaceId, userId } } });
  return {
    admit: useMutation({
      mutationFn: ({ userId, role }: { userId: string; role: 'viewer' | 'member' | 'owner' }) =>
        body(api.PUT('/api/workspaces/{workspaceId}/members/{userId}', { ...path(userId), body: { role } })),
      onSettled,
    }),
    dismiss: useMutation({
      mutationFn: (userId: string) => body(api.DELETE('/api/workspaces/{workspaceId}/members/{userId}', path(userId))),
      onSettled,
    }),
  };
};

/** What can be done in a workspace; its lists are asked for anew afterwards. */
export const useWorkspaceActions = (workspaceId: string) => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['workspaces'] });
  const path = (scheduleId: string) => ({ params: { path: { workspaceId, scheduleId } } });
  return {
    order: useMutation({
      mutationFn: (wish: { type: AuditType; targets?: string[]; scope?: string }) =>
        body(api.POST('/api/workspaces/{workspaceId}/audits', { ...at(workspaceId), body: wish })),
      onSettled,
    }),
    add: useMutation({
      mutationFn: (wish: { name: string; auditType: AuditType; cronExpression: string; timezone: string; targets?: string[]; scope?: string }) =>
        body(api.POST('/api/workspaces/{workspaceId}/scheduled-audits', { ...at(workspaceId), body: wish })),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, ...wish }: ScheduledAuditChange) =>
        body(api.PUT('/api/workspaces/{workspaceId}/scheduled-audits/{scheduleId}', { ...path(id), body: wish })),
      onSettled,
    }),
    run: useMutation({
      mutationFn: (id: string) =>
        body(api.POST('/api/workspaces/{workspaceId}/scheduled-audits/{scheduleId}/run', { ...path(id), body: {} })),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: string) =>
        body(api.DELETE('/api/workspaces/{workspaceId}/scheduled-audits/{scheduleId}', path(id))),
      onSettled,
    }),
    verify: useMutation({
      mutationFn: (domain: string) =>
        body(
          api.POST('/api/workspaces/{workspaceId}/targets/{domain}/verification', {
            params: { path: { workspaceId, domain } },
            body: {},
          }),
        ),
      onSettled,
    }),
  };
};

export const useCreateWorkspace = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: { name: string; domain: string }) => body(api.POST('/api/workspaces', { body: wish })),
    onSettled: () => client.invalidateQueries({ queryKey: ['workspaces'] }),
  });
};

export const useAuditActions = (workspaceId: string, auditId: string) => {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['audits'] });
  const path = (findingId: string) => ({ params: { path: { workspaceId, auditId, findingId } } });
  return {
    cancel: useMutation({
      mutationFn: () =>
        body(api.POST('/api/workspaces/{workspaceId}/audits/{auditId}/cancel', { ...one(workspaceId, auditId), body: {} })),
      onSettled,
    }),
    triage: useMutation({
      mutationFn: ({ id, ...wish }: { id: string; verdict: Triage; reason: string; until?: string }) =>
        body(
          api.PUT('/api/workspaces/{workspaceId}/audits/{auditId}/findings/{findingId}/triage', { ...path(id), body: wish }),
        ),
      onSettled,
    }),
    reopen: useMutation({
      mutationFn: (id: string) =>
        body(api.DELETE('/api/workspaces/{workspaceId}/audits/{auditId}/findings/{findingId}/triage', path(id))),
      onSettled,
    }),
  };
};
