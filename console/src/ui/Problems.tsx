import { RefreshCw, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Problem } from '../api/problem';

/** What went wrong, where it went wrong, with a way on. */
export const ProblemCard = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const problem = error instanceof Problem ? error : undefined;
  const wait = useCountdown(problem?.retryAfter ?? 0);
  return (
    <div className="problem" role="alert">
      <TriangleAlert size={20} aria-hidden />
      <div>
        <p className="problem-title">{headline(problem)}</p>
        <p>
          {problem?.message ?? 'The console failed to draw this.'} {problem?.hint}
        </p>
        {problem?.requestId != null && (
          <p className="secondary">
            Request <code>{problem.requestId}</code>
          </p>
        )}
      </div>
      <button type="button" className="button" onClick={retry} disabled={wait > 0}>
        <RefreshCw size={14} aria-hidden />
        {wait > 0 ? `Try again in ${wait} s` : 'Try again'}
      </button>
    </div>
  );
};

const headline = (problem: Problem | undefined): string => {
  switch (problem?.status) {
    case 0:
      return 'Offline';
    case 403:
      return 'Your role cannot see this';
    case 404:
      return 'Nothing is here';
    case 429:
      return 'Too many requests';
    default:
      return 'This could not be loaded';
  }
};

const useCountdown = (from: number): number => {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const timer = setInterval(() => {
      setLeft((it) => Math.max(0, it - 1));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return left;
};
