import { useRef } from 'react';
import type { Verdict } from '../api/types';
import { FieldProblem } from '../ui/FieldProblem';
import { sentenceCase } from '../ui/words';
import { mended, segments, slotsOf } from './segments';

const MOST = 4000;

interface Props {
  query: string;
  /** Of this very text; while another verdict is on its way there is none. */
  verdict: Verdict | undefined;
  problem: string | undefined;
  onChange: (query: string) => void;
}

/** The question in words, with what was understood marked in it and what would make it specific under it. */
export const QueryField = ({ query, verdict, problem, onChange }: Props) => {
  const marks = useRef<HTMLDivElement>(null);
  const slots = verdict === undefined ? [] : slotsOf(verdict);
  const shown = segments(query, slots);
  return (
    <div className="field">
      <label className="label" htmlFor="user_query">
        Investigation query
      </label>
      <div className="marked">
        <div className="marked-under" ref={marks} aria-hidden>
          {shown.map((it, index) =>
            it.slot === undefined ? it.text : <mark key={index} className={`slot slot-${it.slot}`}>{it.text}</mark>,
          )}
          {'\n'}
        </div>
        <textarea
          id="user_query"
          className="input marked-text"
          rows={4}
          required
          maxLength={MOST}
          value={query}
          aria-invalid={problem !== undefined}
          aria-describedby="user_query-hint user_query-problem"
          onScroll={(event) => {
            if (marks.current !== null) {
              marks.current.scrollTop = event.currentTarget.scrollTop;
            }
          }}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      </div>
      <p id="user_query-hint" className="hint">
        Write it as you would ask an analyst. {query.length.toLocaleString('en')} of {MOST.toLocaleString('en')} characters.
      </p>
      <Legend slots={[...new Set(shown.flatMap((it) => (it.slot === undefined ? [] : [it.slot])))]} />
      {verdict !== undefined && verdict.fixes.length > 0 && (
        <div className="fixes" role="group" aria-label="What would make it specific">
          {verdict.fixes.map((fix) => (
            <button
              key={fix.id}
              type="button"
              className="chip fix"
              title={fix.why}
              onClick={() => {
                onChange(mended(query, fix.replace, fix.text));
              }}
            >
              + {fix.label}
            </button>
          ))}
        </div>
      )}
      <FieldProblem id="user_query-problem" problem={problem} />
    </div>
  );
};

const Legend = ({ slots }: { slots: string[] }) =>
  slots.length === 0 ? null : (
    <ul className="legend" aria-label="Understood in the query">
      {slots.map((it) => (
        <li key={it}>
          <span className={`slot slot-${it} legend-mark`} aria-hidden />
          {sentenceCase(it)}
        </li>
      ))}
    </ul>
  );
