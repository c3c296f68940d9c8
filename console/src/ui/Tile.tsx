import { Link, type LinkProps } from '@tanstack/react-router';

interface Props {
  value: number | string | undefined;
  name: string;
  /** The colour of what needs somebody; plain without. */
  tone?: string | undefined;
  link?: Pick<LinkProps, 'to' | 'search' | 'params'>;
}

/** A number that stands out, and where it leads. */
export const Tile = ({ value, name, tone, link }: Props) => {
  const inside = (
    <>
      <span className="tile-value numbers">{value ?? '–'}</span>
      <span className="tile-name">{name}</span>
    </>
  );
  const className = `tile ${tone === undefined ? '' : `tile-toned tone-${tone}`}`;
  return link === undefined ? (
    <div className={className}>{inside}</div>
  ) : (
    <Link {...link} className={className}>
      {inside}
    </Link>
  );
};
