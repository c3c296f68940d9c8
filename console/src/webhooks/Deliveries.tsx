import { getRouteApi } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useState } from 'react';
import type { Delivery, Webhook } from '../api/types';
import { DELIVERY_STATUSES, type webhookSearch } from '../searches';
import { Time } from '../time/Time';
import { Choose } from '../ui/Choose';
import { ListCard } from '../ui/ListCard';
import { Loaded } from '../ui/Loaded';
import { NoRows } from '../ui/NoRows';
import { Pill } from '../ui/Pill';
import { DELIVERY_LOOKS } from '../ui/states';
import { StatusChips } from '../ui/StatusChips';
import { type Column, Table } from '../ui/Table';
import { count } from '../ui/words';
import { useAttempts, useDeliveries, useRedeliver } from './queries';

const route = getRouteApi('/webhooks');

interface Props {
  search: ReturnType<typeof webhookSearch>;
  webhooks: Webhook[];
}

/** What was told by e-mail and webhooks, what came of it, and another try. */
export const Deliveries = ({ search, webhooks }: Props) => {
  const navigate = route.useNavigate();
  const filter = (change: Partial<typeof search>) => {
    void navigate({ search: { ...search, offset: undefined, ...change }, replace: true, resetScroll: false });
  };
  const name = (id: string | null): string => webhooks.find((it) => it.id === id)?.name ?? 'A webhook that is gone';
  const columns: Column<Delivery>[] = [
    {
      name: 'To',
      main: true,
      cell: (it) => (
        <>
          <strong>{it.channel === 'email' ? 'E-mail' : name(it.webhook_id)}</strong>
          <span className="secondary clip" title={it.why}>
            {it.why}
            {it.repeats > 0 && ` · and ${count(it.repeats, 'identical one')}`}
          </span>
          <Attempts delivery={it} />
        </>
      ),
    },
    { name: 'Status', width: 130, cell: (it) => <Pill look={DELIVERY_LOOKS[it.status]} /> },
    {
      name: 'When',
      width: 150,
      cell: (it) =>
        it.status === 'waiting' && it.next_attempt_at !== null ? (
          <>
            again <Time at={it.next_attempt_at} />
          </>
        ) : (
          <Time at={it.finished_at ?? it.created_at} as="both" />
        ),
    },
    { name: 'Actions', quiet: true, width: 140, cell: (it) => <Again delivery={it} /> },
  ];
  return (
    <ListCard
      query={useDeliveries(search)}
      what="deliveries"
      rows={(page) => page.deliveries}
      onMove={(offset) => { filter({ offset }); }}
      filters={
        <>
          <h2>Deliveries</h2>
          <StatusChips looks={DELIVERY_LOOKS} of={DELIVERY_STATUSES} value={search.status} onChange={(status) => { filter({ status }); }} />
          <Choose label="Way" all="Every way" options={webhooks.map((it) => it.id)} name={name} value={search.webhook}
            onChange={(webhook) => { filter({ webhook }); }} />
        </>
      }
      none={
        <NoRows icon={Send} what="deliveries" filtered={search.status !== undefined || search.webhook !== undefined} onClear={() => void navigate({ search: {} })}>
          What you are told by e-mail or a webhook shows here, with each try.
        </NoRows>
      }
    >
      {(rows) => <Table label="Deliveries" columns={columns} rows={rows} id={(it) => it.id} />}
    </ListCard>
  );
};

const Attempts = ({ delivery }: { delivery: Delivery }) => {
  const [open, setOpen] = useState(false);
  const attempts = useAttempts(delivery.id, open);
  return (
    <details
      className="more diff"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{delivery.attempts === 1 ? '1 try' : `${delivery.attempts} tries`}</summary>
      {open && (
        <Loaded query={attempts} what="the tries" rows={1}>
          {(them) => (
            <ol>
              {them.attempts.map((it) => (
                <li key={it.number} className="secondary">
                  <Time at={it.at} as="short" /> · {it.http_status ?? ''} {it.result} · {it.took_ms} ms
                </li>
              ))}
            </ol>
          )}
        </Loaded>
      )}
    </details>
  );
};

const Again = ({ delivery }: { delivery: Delivery }) => {
  const redeliver = useRedeliver(delivery.id);
  return delivery.status === 'waiting' ? null : (
    <div className="row-actions">
      <button type="button" className="button small" disabled={redeliver.isPending} onClick={() => { redeliver.mutate(); }}>
        Deliver again
      </button>
    </div>
  );
};
