import './backtest.css';
import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { api, body } from '../api/client';
import type { Backtest } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { shortDateTime } from '../time/format';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { ProblemCard } from '../ui/Problems';
import { OUTCOME_LOOKS } from '../ui/states';
import { count } from '../ui/words';
import { type Draft, timesOf } from './draft';

type Window = Backtest['windows'][number];

const WINDOWS = 14;

/** What the schedule would have found, had it been there; nothing is kept and nobody is told. */
export const BacktestCard = ({ draft }: { draft: Draft }) => {
  const test = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/schedules/backtest', {
          body: { query: draft.query.trim(), windows: WINDOWS, notify_on: draft.notifyOn, ...timesOf(draft) },
        }),
      ),
  });
  return (
    <Card title="Try it on the past">
      <div className="stack">
        {test.data === undefined ? (
          <p className="secondary">Its last {WINDOWS} windows, as they would have gone. Nothing is kept and nobody is told.</p>
        ) : (
          <Chart backtest={test.data} />
        )}
        {test.error !== null && (
          <ProblemCard
            error={test.error}
            retry={() => {
              test.mutate();
            }}
          />
        )}
        <div>
          <button
            type="button"
            className="button small"
            disabled={test.isPending}
            onClick={() => {
              test.mutate();
            }}
          >
            <FlaskConical size={14} aria-hidden /> {test.isPending ? 'Trying…' : test.data === undefined ? 'Try it' : 'Try again'}
          </button>
        </div>
      </div>
    </Card>
  );
};

/** A bar for each window, as high as what it would have found; the same as a table for those who cannot see it. */
const Chart = ({ backtest: { windows, summary } }: { backtest: Backtest }) => {
  const most = Math.max(1, ...windows.map((it) => it.findings));
  const inOrder = windows.toSorted((a, b) => a.scheduled_for.localeCompare(b.scheduled_for));
  return (
    <div>
      <p role="status">{summary.sentence}</p>
      <div className="backtest" aria-hidden>
        {inOrder.map((it) => (
          <Bar key={it.scheduled_for} window={it} most={most} />
        ))}
      </div>
      <details className="more">
        <summary>Window by window</summary>
        <ol className="backtest-list">
          {inOrder.map((it) => (
            <li key={it.scheduled_for}>
              <Time at={it.scheduled_for} as="short" />
              <span>
                {it.outcome === null ? 'Failed' : it.outcome === 'findings' ? found(it) : OUTCOME_LOOKS[it.outcome].word}
                {it.reason !== null && <span className="secondary"> {it.reason}</span>}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
};

const found = (it: Window): string =>
  `${count(it.findings, 'finding')}, ${it.new} new${it.titles[0] === undefined ? '' : `: ${it.titles[0]}`}`;

const HIGHEST = 56;

const Bar = ({ window: it, most }: { window: Window; most: number }) => {
  const preferences = usePreferences();
  const tone = it.outcome === null ? 'failed' : OUTCOME_LOOKS[it.outcome].tone;
  return (
    <span
      className={`backtest-bar tone-${tone} ${it.outcome === null || it.outcome === 'inconclusive' ? 'strip-hatched' : ''}`}
      style={{ blockSize: 6 + (HIGHEST * it.findings) / most }}
      title={`${shortDateTime(it.scheduled_for, preferences)} · ${it.outcome === null ? 'Failed' : OUTCOME_LOOKS[it.outcome].word} · ${it.findings}`}
    />
  );
};
