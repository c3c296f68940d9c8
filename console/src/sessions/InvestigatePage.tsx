import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '../api/problem';
import type { Persona } from '../api/types';
import { PageHead } from '../ui/PageHead';
import { PersonaField } from '../ui/PersonaField';
import { ProblemCard } from '../ui/Problems';
import { useStart } from './queries';

const route = getRouteApi('/investigate');

const EXAMPLES = [
  'Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP',
  'Accounts that logged on to more than 4 servers they did not use in the 7 days before, in the last 24 hours',
];

export const InvestigatePage = () => {
  const { q } = route.useSearch();
  const [query, setQuery] = useState(q ?? '');
  const [persona, setPersona] = useState<Persona>('soc_analyst');
  const navigate = useNavigate();
  const start = useStart();
  const ask = () => {
    start.mutate(
      { query, persona },
      { onSuccess: ({ session_id: id }) => void navigate({ to: '/sessions/$id', params: { id } }) },
    );
  };
  return (
    <>
      <PageHead title="New investigation" trail="Sessions" facts="It starts at once; you watch it work." />
      <form
        className="card card-body form narrow"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <div className="field">
          <label className="label" htmlFor="question">
            What do you want to know?
          </label>
          <textarea
            id="question"
            className="input"
            rows={4}
            required
            maxLength={4000}
            value={query}
            aria-describedby="question-hint"
            onChange={(event) => {
              setQuery(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && query.trim() !== '') {
                event.preventDefault();
                ask();
              }
            }}
          />
          <p id="question-hint" className="hint">
            Name what happened, for whom, and in which time. Ctrl Enter starts it.
          </p>
        </div>
        <ul className="examples">
          {EXAMPLES.map((it) => (
            <li key={it}>
              <button
                type="button"
                className="chip example"
                onClick={() => {
                  setQuery(it);
                }}
              >
                {it}
              </button>
            </li>
          ))}
        </ul>
        <PersonaField value={persona} onChange={setPersona} />
        {start.error instanceof Problem && <ProblemCard key={start.failureCount} error={start.error} retry={ask} />}
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={start.isPending || query.trim() === ''}>
            {start.isPending ? 'Starting…' : 'Start investigation'}
          </button>
        </div>
      </form>
    </>
  );
};
