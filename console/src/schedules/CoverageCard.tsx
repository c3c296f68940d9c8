import type { Coverage, Schedule } from '../api/types';
import { Time } from '../time/Time';
import { duration } from '../time/format';
import { Card } from '../ui/Card';
import { Loaded } from '../ui/Loaded';
import { sentenceCase } from '../ui/words';
import { coverageBars } from './coverage';
import { useCoverage } from './queries';
import { useDoing } from './useDoing';

/** Which stretches of the last 30 days were read, and which were not. */
export const CoverageCard = ({ schedule }: { schedule: Schedule }) => {
  const coverage = useCoverage(schedule.id);
  return (
    <Card title="Coverage, 30 days">
      <Loaded query={coverage} what="the coverage" rows={1}>
        {(it) => <Stretch coverage={it} schedule={schedule} />}
      </Loaded>
    </Card>
  );
};

const Stretch = ({ coverage, schedule }: { coverage: Coverage; schedule: Schedule }) => {
  const doing = useDoing(schedule);
  return (
    <>
      <div
        className="coverage"
        role="img"
        aria-label={`${coverage.windows.length} windows read, ${coverage.gaps.length} gaps`}
      >
        {coverageBars(coverage).map((bar) => (
          <span
            key={`${bar.kind}${bar.from}`}
            className={`coverage-bar coverage-${bar.kind}`}
            style={{ insetInlineStart: `${bar.start}%`, inlineSize: `${bar.length}%` }}
          />
        ))}
      </div>
      <div className="coverage-ends secondary">
        <Time at={coverage.from} as="short" />
        <Time at={coverage.to} as="short" />
      </div>
      {coverage.gaps.length === 0 ? (
        <p className="secondary">No gaps: everything it should have read was read.</p>
      ) : (
        <ul className="gaps">
          {coverage.gaps.slice(0, 5).map((gap) => (
            <li key={gap.from + gap.reason}>
              <span>
                Gap of {duration((Date.parse(gap.to) - Date.parse(gap.from)) / 1000)}, {sentenceCase(gap.reason).toLowerCase()}
              </span>
              <span className="secondary">
                <Time at={gap.from} as="short" /> – <Time at={gap.to} as="short" />
              </span>
              <button
                type="button"
                className="button small"
                onClick={() => {
                  doing.fillGaps(gap.from, gap.to);
                }}
              >
                Fill
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
