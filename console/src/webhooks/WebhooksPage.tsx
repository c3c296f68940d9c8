import '../admin/admin.css';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { Card } from '../ui/Card';
import { Empty } from '../ui/Empty';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Deliveries } from './Deliveries';
import { useWebhooks } from './queries';
import { WebhookDialog } from './WebhookDialog';
import { WebhookLine } from './WebhookLine';

const route = getRouteApi('/webhooks');

/** One's own webhooks, and what was told outside the inbox. */
export const WebhooksPage = () => {
  const webhooks = useWebhooks();
  const search = route.useSearch();
  const [making, setMaking] = useState(false);
  return (
    <>
      <PageHead
        title="Webhooks"
        facts="They call an address of yours when something happens to what you may see."
        actions={
          <button type="button" className="button primary" onClick={() => { setMaking(true); }}>
            <Plus size={16} aria-hidden /> New webhook
          </button>
        }
      />
      <div className="stack">
        <Card title="Yours" flush>
          <Loaded query={webhooks} what="webhooks" rows={2}>
            {(page) =>
              page.webhooks.length === 0 ? (
                <Empty icon={WebhookIcon} title="No webhooks yet">
                  Slack, Teams, or a program of your own that checks the signature.
                </Empty>
              ) : (
                <ul className="lines">
                  {page.webhooks.map((it) => (
                    <WebhookLine key={it.id} webhook={it} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
        <Deliveries search={search} webhooks={webhooks.data?.webhooks ?? []} />
      </div>
      {making && <WebhookDialog onClose={() => { setMaking(false); }} />}
    </>
  );
};
