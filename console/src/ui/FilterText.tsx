import { useFilterText } from './useFilterText';

interface Props {
  label: string;
  placeholder: string;
  /** What the address says now. */
  value: string | undefined;
  /** Told once typing pauses; undefined for nothing. */
  onFilter: (text: string | undefined) => void;
  wide?: boolean;
}

/** The text above a list that narrows it; `/` leads here. */
export const FilterText = ({ label, placeholder, value, onFilter, wide = false }: Props) => {
  const [text, setText] = useFilterText(value ?? '', (typed) => {
    onFilter(typed === '' ? undefined : typed);
  });
  return (
    <input
      type="search"
      className={wide ? 'input filter-text wide-text' : 'input filter-text'}
      data-filter
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
      }}
    />
  );
};
