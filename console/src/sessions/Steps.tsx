import { CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon } from 'lucide-react';
import type { Stage } from '../api/types';
import { duration } from '../time/format';
import { Card } from '../ui/Card';
import { sentenceCase } from '../ui/words';

const LOOKS: Record<Stage['status'], [LucideIcon, string]> = {
  pending: [CircleDashed, 'cancelled'],
  running: [LoaderCircle, 'running'],
  done: [CircleCheck, 'completed'],
  stopped: [CircleX, 'failed'],
};

/** How far the latest turn is. */
export const Steps = ({ stages }: { stages: Stage[] }) => {
  const running = stages.find((it) => it.status === 'running');
  return (
    <Card title="Steps">
      <p className="hidden" role="status">
        {running === undefined ? '' : `${sentenceCase(running.stage)} is under way`}
      </p>
      {stages.length === 0 ? (
        <p className="muted">It was answered at once.</p>
      ) : (
        <ol className="steps">
          {stages.map((stage) => (
            <Step key={stage.stage} stage={stage} />
          ))}
        </ol>
      )}
    </Card>
  );
};

const Step = ({ stage }: { stage: Stage }) => {
  const [Icon, tone] = LOOKS[stage.status];
  return (
    <li className={`step ${stage.status === 'running' ? 'step-now' : ''}`} title={stage.message ?? undefined}>
      <span className={`step-icon tone-${tone}`}>
        <Icon size={16} aria-hidden className={stage.status === 'running' ? 'turning' : undefined} />
      </span>
      <span className="step-name">
        {sentenceCase(stage.stage)}
        <span className="hidden">, {stage.status}</span>
      </span>
      {stage.started_at !== null && stage.finished_at !== null && (
        <span className="secondary numbers muted">
          {duration((Date.parse(stage.finished_at) - Date.parse(stage.started_at)) / 1000)}
        </span>
      )}
    </li>
  );
};
