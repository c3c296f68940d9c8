import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}

/** A part of a page under its own heading. */
export const Card = ({ title, aside, children, flush = false }: Props) => {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div className="card-aside">{aside}</div>}
      </header>
      <div className={flush ? undefined : 'card-body'}>{children}</div>
    </section>
  );
};
