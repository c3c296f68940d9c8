import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Workspace } from '../api/types';
import { FormDialog } from '../ui/FormDialog';
import { AuditFields, type AuditWish, named } from './AuditFields';
import { useWorkspaceActions } from './queries';

interface Props {
  workspace: Workspace;
  onClose: () => void;
}

/** Asks what to audit, and starts. */
export const OrderDialog = ({ workspace, onClose }: Props) => {
  const [wish, setWish] = useState<AuditWish>({ type: 'shallow', targets: workspace.domain, scope: '' });
  const { order } = useWorkspaceActions(workspace.id);
  const navigate = useNavigate();
  const targets = named(wish.targets);
  const scope = wish.scope.trim();
  return (
    <FormDialog
      title="Audit now"
      verb="Start the audit"
      busy={order.isPending}
      error={order.error}
      onClose={onClose}
      onSubmit={() => {
        order.mutate(
          { type: wish.type, ...(targets.length > 0 && { targets }), ...(scope !== '' && { scope }) },
          {
            onSuccess: ({ data: { audit } }) =>
              void navigate({ to: '/audits/$workspace/$audit', params: { workspace: workspace.id, audit: audit.id } }),
          },
        );
      }}
    >
      <AuditFields workspace={workspace.id} wish={wish} onChange={setWish} />
    </FormDialog>
  );
};
