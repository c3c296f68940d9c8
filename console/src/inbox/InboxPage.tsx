import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Bell, BellOff, CheckCheck } from 'lucide-react';
import { api, body } from '../api/client';
import type { Notification } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { Time } from '../time/Time';
import { Chips } from '../ui/Chips';
import { Empty } from '../ui/Empty';
import { EVENT_NAMES } from '../ui/events';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { Pill } from '../ui/Pill';
import { SEVERITY_LOOKS } from '../ui/states';
import { useToast } from '../ui/toasts';
import { byDay } from './days';
import { Why } from './Why';

const route = getRouteApi('/notifications');
const PAGE = 20;

export const InboxPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { read, readAll } = useReading();
  const unread = search.show === undefined;
  const inbox = useQuery({
    queryKey: ['notifications', 'list', search],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/notifications', {
          params: { query: { unread, limit: PAGE, offset: search.offset ?? 0 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  return (
    <>
      <PageHead
        title="Notifications"
        facts={inbox.data === undefined ? <>&nbsp;</> : `${inbox.data.unread} unread`}
        actions={
          <button
            type="button"
            className="button"
            disabled={readAll.isPending || inbox.data?.unread === 0}
            onClick={() => {
              readAll.mutate();
            }}
          >
            <CheckCheck size={16} aria-hidden /> Mark all read
          </button>
        }
      />
      <div className="card">
        <div className="filters">
          <Chips
            label="Show"
            value={search.show}
            options={[
              { value: undefined, name: 'Unread' },
              { value: 'all', name: 'All' },
            ]}
            onChange={(show) => void navigate({ search: { show } })}
          />
        </div>
        <Loaded query={inbox} what="notifications">
          {(page) => (
            <div aria-busy={inbox.isPlaceholderData}>
              {page.notifications.length === 0 ? (
                <Empty icon={BellOff} title={unread ? 'You are all caught up' : 'No notifications yet'}>
                  Runs that find something new, fail or recover are told here.
                </Empty>
              ) : (
                <Days
                  notifications={page.notifications}
                  onRead={(id) => {
                    read.mutate(id);
                  }}
                />
              )}
              <Pages offset={page.offset} limit={PAGE} total={page.total} what="notifications"
                onMove={(offset) => void navigate({ search: { ...search, offset: offset === 0 ? undefined : offset } })} />
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
};

const useReading = () => {
  const client = useQueryClient();
  const toast = useToast();
  const options = {
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
    onError: (error: Error) => {
      toast({ words: error.message, tone: 'failed' });
    },
  };
  return {
    read: useMutation({
      mutationFn: (id: string) => body(api.POST('/api/v1/notifications/{id}/read', { params: { path: { id } } })),
      ...options,
    }),
    readAll: useMutation({ mutationFn: () => body(api.POST('/api/v1/notifications/read-all')), ...options }),
  };
};

interface DaysProps {
  notifications: Notification[];
  onRead: (id: string) => void;
}

const Days = ({ notifications, onRead }: DaysProps) => {
  const { zone } = usePreferences();
  return byDay(notifications, zone).map(([day, those]) => (
    <section key={day} aria-label={day}>
      <h2 className="day">{day}</h2>
      <ul>
        {those.map((it) => (
          <Row key={it.id} notification={it} onRead={onRead} />
        ))}
      </ul>
    </section>
  ));
};

const Row = ({ notification: it, onRead }: { notification: Notification; onRead: (id: string) => void }) => (
  <li className={`notification ${it.read ? '' : 'notification-unread'}`}>
    <Bell size={16} aria-hidden />
    <div className="notification-words">
      <p>
        <Subject notification={it} onRead={onRead} />
        {!it.read && <span className="hidden"> (unread)</span>}
      </p>
      <p className="secondary">{it.body}</p>
      <p className="secondary muted">
        {EVENT_NAMES[it.event]} · <Time at={it.created_at} />
      </p>
      <Why id={it.id} />
    </div>
    {it.severity !== null && <Pill look={SEVERITY_LOOKS[it.severity]} plain />}
    {!it.read && (
      <button
        type="button"
        className="button small"
        aria-label={`Mark read: ${it.title}`}
        onClick={() => {
          onRead(it.id);
        }}
      >
        Mark read
      </button>
    )}
  </li>
);

/** Leads to what it is about; having gone there is having read it. */
const Subject = ({ notification: it, onRead }: { notification: Notification; onRead: (id: string) => void }) => {
  const read = () => {
    if (!it.read) {
      onRead(it.id);
    }
  };
  if (it.session_id !== null) {
    return (
      <Link to="/sessions/$id" params={{ id: it.session_id }} className="row-link" onClick={read} data-row>
        {it.title}
      </Link>
    );
  }
  return it.schedule_id === null ? (
    <span>{it.title}</span>
  ) : (
    <Link to="/schedules/$id" params={{ id: it.schedule_id }} className="row-link" onClick={read} data-row>
      {it.title}
    </Link>
  );
};
