import { type SyntheticEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../api/problem';
import { FieldProblem } from '../ui/FieldProblem';
import { PersonaField } from '../ui/PersonaField';
import { ChecksAside } from './ChecksAside';
import type { Change, Draft } from './draft';
import { MoreFields } from './MoreFields';
import { QueryField } from './QueryField';
import { TimesFields } from './TimesFields';
import { useChecks } from './useChecks';

interface Props {
  draft: Draft;
  onChange: Change;
  onSubmit: () => void;
  /** What the server said of the whole when it was to be saved. */
  problem: Problem | undefined;
  /** The buttons, and what stands just above them. */
  children: ReactNode;
}

/** The form of a schedule, with what the server makes of it beside. */
export const ScheduleForm = ({ draft, onChange, onSubmit, problem, children }: Props) => {
  const checks = useChecks(draft);
  const times = problem ?? asProblem(checks.previewError);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <div className="form-page">
      <form className="card card-body form" onSubmit={submit} aria-label="Schedule">
        <Summary problem={problem} />
        <div className="field">
          <label className="label" htmlFor="name">
            Name
          </label>
          <input
            id="name"
            className="input"
            required
            maxLength={200}
            value={draft.name}
            aria-invalid={problem?.about('name') !== undefined}
            aria-describedby="name-problem"
            onChange={(event) => {
              onChange({ name: event.target.value });
            }}
          />
          <FieldProblem id="name-problem" problem={problem?.about('name')} />
        </div>
        <QueryField
          query={draft.query}
          verdict={checks.marks}
          problem={problem?.about('user_query')}
          onChange={(query) => {
            onChange({ query });
          }}
        />
        <PersonaField
          value={draft.persona}
          onChange={(persona) => {
            onChange({ persona });
          }}
        />
        <TimesFields draft={draft} onChange={onChange} problem={times} />
        <MoreFields draft={draft} onChange={onChange} />
        {children}
      </form>
      <ChecksAside checks={checks} draft={draft} />
    </div>
  );
};

const asProblem = (error: Error | null): Problem | undefined =>
  error !== null && 'violations' in error ? (error as Problem) : undefined;

/** Everything that is wrong, as links to where it is. */
const Summary = ({ problem }: { problem: Problem | undefined }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [problem]);
  if (problem === undefined) {
    return null;
  }
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={box}>
      <div>
        <p className="problem-title">It was not saved</p>
        {problem.violations.length === 0 ? (
          <p>{problem.message}</p>
        ) : (
          <ul>
            {problem.violations.map((it) => (
              <li key={it.loc.join('.')}>
                <a href={`#${it.loc[1] ?? ''}`}>{it.msg}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
};
