import { useMe } from '../shell/me';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { OrderButton } from '../ui/OrderButton';
import type { Merge } from '../api/types';
import { useMergeActions, useMerges } from './queries';

/** Which names people said to be one thing; nothing where nobody did. */
export const MergesCard = () => {
  const holding = useMerges().data?.merges.filter((it) => it.holds) ?? [];
  return holding.length === 0 ? null : (
    <Card title="Said to be one" flush>
      <ul className="lines">
        {holding.map((it) => (
          <Line key={it.id} merge={it} />
        ))}
      </ul>
    </Card>
  );
};

const Line = ({ merge: { id, alias, into, reason, author, created_at: at } }: { merge: Merge }) => {
  const { undo } = useMergeActions();
  const me = useMe().data;
  return (
    <li className="lines-row">
      <div className="lines-words">
        <p>
          <span className="mono">{alias.value}</span> is <span className="mono">{into.value}</span>
        </p>
        <p className="secondary">
          {author === me?.id ? 'You' : author} said so <Time at={at} />
          {reason !== '' && ` · ${reason}`}
        </p>
      </div>
      <OrderButton order={{ isPending: undo.isPending, mutate: (_, told) => { undo.mutate(id, told); } }} className="button small">
        They are two
      </OrderButton>
    </li>
  );
};
