import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import { Time } from '../time/Time';

/** How far a provider's incidents have been read. */
export const Sync = ({ provider }: { provider: string }) => {
  const sync = useQuery({
    queryKey: ['providers', 'sync', provider],
    queryFn: ({ signal }) =>
      body(api.GET('/api/admin/siem-providers/{id}/sync', { params: { path: { id: provider } }, signal })),
    retry: false,
  }).data;
  if (sync === undefined) {
    return null;
  }
  return sync.failures > 0 ? (
    <span className="tone-failed toned">
      {' '}
      · reading its incidents failed {sync.failures} times: {sync.why}
    </span>
  ) : sync.succeeded_at === null ? (
    <> · its incidents are not read yet</>
  ) : (
    <>
      {' '}
      · incidents read <Time at={sync.succeeded_at} />
    </>
  );
};
