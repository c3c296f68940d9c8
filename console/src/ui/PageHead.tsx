import { type ReactNode, useEffect } from 'react';

interface Props {
  title: string;
  /** What stands in the browser's title before the product's name. */
  trail?: string;
  facts?: ReactNode;
  beside?: ReactNode;
  actions?: ReactNode;
}

/** A page's heading, one line of facts under it, and what can be done. */
export const PageHead = ({ title, trail, facts, beside, actions }: Props) => {
  useEffect(() => {
    document.title = [title, trail, 'SoCMate'].filter((it) => it !== undefined).join(' · ');
  }, [title, trail]);
  return (
    <header className="page-head">
      <div className="page-words">
        <div className="page-title">
          <h1 tabIndex={-1}>{title}</h1>
          {beside}
        </div>
        {facts !== undefined && <div className="page-facts">{facts}</div>}
      </div>
      {actions !== undefined && <div className="page-actions">{actions}</div>}
    </header>
  );
};
