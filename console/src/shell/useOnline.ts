import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Problem } from '../api/problem';

/** Whether the last answer reached us. */
export const useOnline = (): boolean => {
  const client = useQueryClient();
  const [online, setOnline] = useState(true);
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated') {
          return;
        }
        if (event.action.type === 'success') {
          setOnline(true);
        } else if (event.action.type === 'error') {
          const error: unknown = event.action.error;
          setOnline(!(error instanceof Problem && error.status === 0));
        }
      }),
    [client],
  );
  return online;
};
