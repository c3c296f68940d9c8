import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Empty } from './Empty';

interface Props {
  icon: LucideIcon;
  /** What the list is of, such as `incidents`. */
  what: string;
  filtered: boolean;
  onClear: () => void;
  /** What would be here, and how it comes here. */
  children: ReactNode;
  actions?: ReactNode;
}

/** A list without rows: there is nothing yet, or the filters hide it. */
export const NoRows = ({ icon, what, filtered, onClear, children, actions }: Props) =>
  filtered ? (
    <Empty
      icon={icon}
      title={`No ${what} match`}
      actions={
        <button type="button" className="button" onClick={onClear}>
          Clear filters
        </button>
      }
    />
  ) : (
    <Empty icon={icon} title={`No ${what} yet`} {...(actions === undefined ? {} : { actions })}>
      {children}
    </Empty>
  );
