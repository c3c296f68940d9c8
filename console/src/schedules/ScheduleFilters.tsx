import { FREQUENCIES, PERSONAS, type ScheduleSearch } from '../searches';
import { Chips } from '../ui/Chips';
import { Choose } from '../ui/Choose';
import { useFilterText } from '../ui/useFilterText';
import { FREQUENCY_NAMES, PERSONA_NAMES } from '../ui/words';

interface Props {
  search: ScheduleSearch;
  onFilter: (change: Partial<ScheduleSearch>) => void;
}

export const ScheduleFilters = ({ search, onFilter }: Props) => {
  const [text, setText] = useFilterText(search.q ?? '', (q) => {
    onFilter({ q: q === '' ? undefined : q });
  });
  return (
    <div className="filters">
      <input
        type="search"
        className="input filter-text"
        data-filter
        aria-label="Filter by name, description or query"
        placeholder="Filter by name or query"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Chips
        label="Status"
        value={search.status}
        options={[
          { value: undefined, name: 'All' },
          { value: 'active', name: 'Active' },
          { value: 'paused', name: 'Paused' },
          { value: 'failed', name: 'Disabled' },
          { value: 'completed', name: 'Completed' },
        ]}
        onChange={(status) => {
          onFilter({ status });
        }}
      />
      <button
        type="button"
        className="chip"
        aria-pressed={search.owner === 'me'}
        onClick={() => {
          onFilter({ owner: search.owner === 'me' ? undefined : 'me' });
        }}
      >
        Mine
      </button>
      <Choose
        label="Persona"
        all="Any persona"
        options={PERSONAS}
        name={(it) => PERSONA_NAMES[it]}
        value={search.persona}
        onChange={(persona) => {
          onFilter({ persona });
        }}
      />
      <Choose
        label="Frequency"
        all="Any frequency"
        options={FREQUENCIES}
        name={(it) => FREQUENCY_NAMES[it]}
        value={search.frequency}
        onChange={(frequency) => {
          onFilter({ frequency });
        }}
      />
    </div>
  );
};
