import { Globe, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Verification, Workspace } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { CopyButton } from '../ui/CopyButton';
import { Empty } from '../ui/Empty';
import { TextField } from '../ui/Field';
import { Loaded } from '../ui/Loaded';
import { Pill } from '../ui/Pill';
import { TARGET_LOOKS } from '../ui/states';
import { useFailed } from '../ui/useFailed';
import { useTargets, useWorkspaceActions } from './queries';

/** Which domains were proved to be the workspace's, and how to prove another. */
export const Targets = ({ workspace }: { workspace: Workspace }) => {
  const targets = useTargets(workspace.id);
  return (
    <div className="stack">
      {workspace.role !== 'viewer' && <Prove workspace={workspace} />}
      <Loaded query={targets} what="targets" rows={2}>
        {(them) =>
          them.length === 0 ? (
            <div className="card">
              <Empty icon={Globe} title="No targets yet">
                Prove above that a domain is yours; nothing else is ever looked at.
              </Empty>
            </div>
          ) : (
            <>
              {them.map((it) => (
                <One key={it.domain} target={it} workspace={workspace} />
              ))}
            </>
          )
        }
      </Loaded>
    </div>
  );
};

const Prove = ({ workspace }: { workspace: Workspace }) => {
  const [domain, setDomain] = useState(workspace.domain);
  const { verify } = useWorkspaceActions(workspace.id);
  const failed = useFailed();
  return (
    <form
      className="card card-body prove"
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate(domain.trim(), { onError: failed });
      }}
    >
      <TextField label="Domain to prove" required value={domain} onChange={setDomain} />
      <button type="submit" className="button" disabled={verify.isPending}>
        Prove it
      </button>
    </form>
  );
};

const One = ({ target, workspace }: { target: Verification; workspace: Workspace }) => {
  const { verify } = useWorkspaceActions(workspace.id);
  const failed = useFailed();
  return (
    <Card title={target.domain} aside={<Pill look={TARGET_LOOKS[target.status]} />}>
      {target.status === 'verified' ? (
        <p>
          <ShieldCheck size={16} aria-hidden className="in-line" /> Proved by {target.method === 'dns' ? 'its DNS' : 'a file on it'}
          {target.verifiedAt !== null && (
            <>
              {' '}
              <Time at={target.verifiedAt} />
            </>
          )}
          .
        </p>
      ) : (
        <div className="stack">
          <p>Do one of these, then have it looked at. A name server may take minutes to tell everybody.</p>
          <Either title="A TXT record" name={target.recordName} value={target.recordValue} />
          <Either title="Or a file" name={target.filePath} value={target.fileContent} />
          {target.detail !== null && (
            <p className="note tone-missed">
              <span>
                {target.detail}
                {target.checkedAt !== null && (
                  <>
                    {' '}
                    (looked <Time at={target.checkedAt} />)
                  </>
                )}
              </span>
            </p>
          )}
          {workspace.role !== 'viewer' && (
            <div>
              <button
                type="button"
                className="button"
                disabled={verify.isPending}
                onClick={() => {
                  verify.mutate(target.domain, { onError: failed });
                }}
              >
                {verify.isPending ? 'Looking…' : 'Look now'}
              </button>
            </div>
          )}
        </div>
      )}
    </Card>
  );
};

const Either = ({ title, name, value }: { title: string; name: string; value: string }) => (
  <div className="either">
    <span className="label">{title}</span>
    <code>{name}</code>
    <CopyButton text={name} what="the name" />
    <code>{value}</code>
    <CopyButton text={value} what="the content" />
  </div>
);
