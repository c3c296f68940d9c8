import { TriangleAlert } from 'lucide-react';

/** What is wrong with a field, under it. */
export const FieldProblem = ({ id, problem }: { id: string; problem: string | undefined }) => (
  <p id={id} className="field-problem" role={problem === undefined ? undefined : 'alert'}>
    {problem !== undefined && (
      <>
        <TriangleAlert size={14} aria-hidden />
        {problem}
      </>
    )}
  </p>
);
