import { useState } from 'react';
import type { Audit, AuditFinding } from '../api/types';
import { Time } from '../time/Time';
import { ChoiceField, TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { useToast } from '../ui/toasts';
import { useFailed } from '../ui/useFailed';
import { type Triage, useAuditActions } from './queries';

const VERDICTS: Record<Triage, string> = {
  confirmed: 'Confirmed',
  false_positive: 'False positive',
  accepted_risk: 'Accepted risk',
  wont_fix: 'Won’t be fixed',
};

/** What people said of a finding, and the way to say it. */
export const TriageLine = ({ finding, audit }: { finding: AuditFinding; audit: Audit }) => {
  const [asking, setAsking] = useState(false);
  const { reopen } = useAuditActions(audit.workspaceId, audit.id);
  const failed = useFailed();
  const { triage } = finding;
  return (
    <div className="finding-foot">
      {triage === null ? (
        <span className="secondary muted">Nobody has said anything of it.</span>
      ) : (
        <span className="secondary">
          <strong>{VERDICTS[triage.verdict]}</strong> <Time at={triage.at} />: {triage.reason}
          {triage.until !== null && (
            <>
              {' '}
              until <Time at={triage.until} as="full" />
            </>
          )}
        </span>
      )}
      <span className="triage">
        {triage !== null && (
          <button type="button" className="button small" disabled={reopen.isPending} onClick={() => { reopen.mutate(finding.id, { onError: failed }); }}>
            Take back
          </button>
        )}
        <button type="button" className="button small" onClick={() => { setAsking(true); }}>
          Judge it
        </button>
      </span>
      {asking && <TriageDialog finding={finding} audit={audit} onClose={() => { setAsking(false); }} />}
    </div>
  );
};

const TriageDialog = ({ finding, audit, onClose }: { finding: AuditFinding; audit: Audit; onClose: () => void }) => {
  const [verdict, setVerdict] = useState<Triage>(finding.triage?.verdict ?? 'confirmed');
  const [reason, setReason] = useState(finding.triage?.reason ?? '');
  const [until, setUntil] = useState('');
  const { triage, reopen } = useAuditActions(audit.workspaceId, audit.id);
  const toast = useToast();
  const failed = useFailed();
  return (
    <FormDialog
      title="Judge the finding"
      verb="Judge it so"
      busy={triage.isPending}
      error={triage.error}
      onClose={onClose}
      onSubmit={() => {
        triage.mutate(
          { id: finding.id, verdict, reason: reason.trim(), ...(until !== '' && { until: new Date(until).toISOString() }) },
          {
            onSuccess: () => {
              onClose();
              toast({ words: `${VERDICTS[verdict]}.`, undo: () => { reopen.mutate(finding.id, { onError: failed }); } });
            },
          },
        );
      }}
    >
      <p>{finding.title}</p>
      <ChoiceField label="It is" options={Object.keys(VERDICTS) as Triage[]} name={(it) => VERDICTS[it]} value={verdict} onChange={setVerdict} />
      <TextField label="Why" required maxLength={1000} value={reason} onChange={setReason} />
      {verdict !== 'confirmed' && (
        <TextField label="Until, if not for good" type="datetime-local" hint="It counts for nothing until then, here and in later audits." value={until} onChange={setUntil} />
      )}
    </FormDialog>
  );
};
