import type { IncidentDetail } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Pill } from '../ui/Pill';
import { SEVERITY_LOOKS } from '../ui/states';
import { type Column, Table } from '../ui/Table';

type Alert = IncidentDetail['alerts'][number];

/** What raised it. */
export const AlertsCard = ({ alerts }: { alerts: Alert[] }) => (
  <Card title="Alerts" aside={<span className="secondary numbers">{alerts.length}</span>} flush>
    <Table label="Alerts" columns={COLUMNS} rows={alerts} id={(it) => it.id} />
  </Card>
);

const COLUMNS: Column<Alert>[] = [
  { name: 'Severity', width: 110, cell: (it) => <Pill look={SEVERITY_LOOKS[it.severity]} plain /> },
  {
    name: 'Alert',
    main: true,
    cell: (it) => (
      <>
        {it.name}
        <span className="secondary clip" title={it.product}>
          {it.product}
        </span>
      </>
    ),
  },
  { name: 'Status', width: 110, cell: (it) => it.status },
  { name: 'Began', width: 140, cell: (it) => (it.started_at === null ? '—' : <Time at={it.started_at} as="both" />) },
];
