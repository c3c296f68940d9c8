const TONES: Record<string, string> = { A: 'completed', B: 'completed', C: 'medium', D: 'high', F: 'critical' };

/** The grade with its score; a good one is no promise. */
export const Grade = ({ grade, score }: { grade: string | null; score: number | null }) =>
  grade === null ? (
    <span className="muted">—</span>
  ) : (
    <span className={`grade tone-${TONES[grade.charAt(0)] ?? 'info'}`}>
      <strong>{grade}</strong>
      {score !== null && <span className="numbers"> {score}</span>}
    </span>
  );
