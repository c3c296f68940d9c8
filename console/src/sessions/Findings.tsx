import { useNavigate } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useState } from 'react';
import type { Finding, Matter, Session } from '../api/types';
import { Empty } from '../ui/Empty';
import { TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { OrderButton } from '../ui/OrderButton';
import { Pill } from '../ui/Pill';
import { SEVERITY_LOOKS } from '../ui/states';
import { useToast } from '../ui/toasts';
import { useFailed } from '../ui/useFailed';
import { sentenceCase } from '../ui/words';
import { Cited } from './Cited';
import { useMatters, useTriage } from './queries';
import { RowLink } from './RowLink';

const ORDER = ['critical', 'high', 'medium', 'low', 'informational'];

/** What was found, the gravest first, each with the rows that prove it. */
export const Findings = ({ session }: { session: Session }) => {
  const matters = useMatters(session.id);
  if (session.findings.length === 0) {
    return (
      <Empty icon={SearchX} title={session.status === 'active' ? 'Nothing found so far' : 'No findings'}>
        {session.status === 'active'
          ? 'They show here as they are found.'
          : `${session.evidence.length} queries, ${session.evidence.reduce((sum, it) => sum + it.total, 0).toLocaleString('en')} rows read.`}
      </Empty>
    );
  }
  const gravest = [...session.findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <ul className="findings">
      {gravest.map((it) => (
        <li key={it.id}>
          <One finding={it} matter={matters.data?.findings.find((matter) => matter.id === it.id)} />
        </li>
      ))}
    </ul>
  );
};

const One = ({ finding, matter }: { finding: Finding; matter: Matter | undefined }) => (
  <article className="finding" aria-label={finding.title}>
    <div className="finding-head">
      <Pill look={SEVERITY_LOOKS[finding.severity]} plain />
      <span className="secondary mono">{finding.techniques.join(' ')}</span>
      <span className="secondary push">{finding.novelty === 'new' ? 'New' : 'Seen before'}</span>
    </div>
    <h3>{finding.title}</h3>
    <p className="secondary">
      <Cited text={finding.description} />
    </p>
    <div className="finding-foot">
      <span className="citations">
        {finding.evidence.slice(0, 8).map((it) => (
          <RowLink key={it.citation} query={it.query} row={it.row}>
            {it.citation.replace(/[[\]]/g, '')}
          </RowLink>
        ))}
        {finding.evidence.length > 8 && <span className="secondary">and {finding.evidence.length - 8} more</span>}
      </span>
      {matter !== undefined && <Triage matter={matter} />}
    </div>
  </article>
);

const Triage = ({ matter }: { matter: Matter }) => {
  const { acknowledge, dismiss, openIncident, reopen } = useTriage(matter.id);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const failed = useFailed();
  const again = () => {
    reopen.mutate(undefined, { onError: failed });
  };
  if (matter.status !== 'open') {
    return (
      <span className="triage">
        <span className="secondary" title={matter.triage?.words}>
          {sentenceCase(matter.status)}
        </span>
        {matter.status !== 'suppressed' && (
          <button type="button" className="button small" onClick={again}>
            Reopen
          </button>
        )}
      </span>
    );
  }
  return (
    <span className="triage">
      <OrderButton order={acknowledge} className="button small" then={() => { toast({ words: 'Acknowledged.', undo: again }); }}>
        Acknowledge
      </OrderButton>
      <button type="button" className="button small" onClick={() => { setAsking(true); }}>
        Dismiss
      </button>
      <OrderButton order={openIncident} className="button small"
        then={({ number }) => void navigate({ to: '/incidents/$id', params: { id: String(number) } })}>
        Open incident
      </OrderButton>
      {asking && (
        <DismissDialog
          title={matter.title}
          onClose={() => { setAsking(false); }}
          onDismiss={(reason) => {
            dismiss.mutate(reason, {
              onError: failed,
              onSuccess: () => {
                toast({ words: 'Dismissed.', undo: again });
              },
            });
          }}
        />
      )}
    </span>
  );
};

interface DismissProps {
  title: string;
  onDismiss: (reason: string) => void;
  onClose: () => void;
}

const DismissDialog = ({ title, onDismiss, onClose }: DismissProps) => {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title="Dismiss the finding"
      verb="Dismiss"
      busy={false}
      error={null}
      onClose={onClose}
      onSubmit={() => {
        onDismiss(reason);
        onClose();
      }}
    >
      <p>{title}</p>
      <TextField label="Why it needs nothing" required autoFocus maxLength={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
};
