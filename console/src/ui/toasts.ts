import { createContext, useContext } from 'react';

export interface Toast {
  words: string;
  /** Takes back what was done. */
  undo?: () => void;
  tone?: 'failed';
}

export const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Tells of something that was done, for eight seconds. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);
