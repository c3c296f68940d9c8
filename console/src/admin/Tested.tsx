import { CircleCheck, OctagonX } from 'lucide-react';

export interface Answer {
  status: 'ok' | 'failed';
  message: string;
  latency_ms: number;
}

/** What really came of asking. */
export const Tested = ({ answer }: { answer: Answer }) => (
  <p className={`note tone-${answer.status === 'ok' ? 'completed' : 'failed'} tested`} role="status">
    {answer.status === 'ok' ? <CircleCheck size={16} aria-hidden /> : <OctagonX size={16} aria-hidden />}
    <span>
      {answer.message} <span className="numbers">{answer.latency_ms} ms</span>
    </span>
  </p>
);
