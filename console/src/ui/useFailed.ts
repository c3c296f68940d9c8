import { useCallback } from 'react';
import { useToast } from './toasts';

/** Tells what the server said of something that could not be done. */
export const useFailed = (): ((error: Error) => void) => {
  const toast = useToast();
  return useCallback(
    (error: Error) => {
      toast({ words: error.message, tone: 'failed' });
    },
    [toast],
  );
};
