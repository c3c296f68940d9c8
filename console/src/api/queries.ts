import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** Whether asking again by itself may help: only where the server could not be reached or failed. */
const worthAnother = (failures: number, error: Error): boolean =>
  failures < 1 && error instanceof Problem && (error.status === 502 || error.status === 503);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: worthAnother, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
