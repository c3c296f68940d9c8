import { FREQUENCIES, PERSONAS, type ScheduleSearch } from '../searches';
import { Chips } from '../ui/Chips';
import { Choose } from '../ui/Choose';
import { FilterText } from '../ui/FilterText';
import { ToggleChip } from '../ui/ToggleChip';
import { FREQUENCY_NAMES, PERSONA_NAMES } from '../ui/words';

interface Props {
  search: ScheduleSearch;
  onFilter: (change: Partial<ScheduleSearch>) => void;
}

export const ScheduleFilters = ({ search, onFilter }: Props) => (
  <div className="filters">
    <FilterText
      label="Filter by name, description or query"
      placeholder="Filter by name or query"
      value={search.q}
      onFilter={(q) => {
        onFilter({ q });
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
    <ToggleChip
      name="Mine"
      on={search.owner === 'me'}
      onChange={(mine) => {
        onFilter({ owner: mine ? 'me' : undefined });
      }}
    />
    <ToggleChip
      name="Failing"
      on={search.failing === true}
      onChange={(failing) => {
        onFilter({ failing: failing ? true : undefined });
      }}
    />
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
