import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** What stands where nothing is: why, and what to do. */
export const Empty = ({ icon: Icon, title, children, actions }: Props) => (
  <div className="empty">
    <Icon size={32} aria-hidden strokeWidth={1.6} />
    <h2>{title}</h2>
    {children !== undefined && <p>{children}</p>}
    {actions !== undefined && <div className="empty-actions">{actions}</div>}
  </div>
);
