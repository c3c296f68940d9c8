import { X } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { type Toast, ToastContext } from './toasts';

const SHOWN_FOR = 8000;

interface Shown extends Toast {
  key: number;
}

let count = 0;

/** Gives everything inside a place to tell of what was done. */
export const Toasts = ({ children }: { children: ReactNode }) => {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const drop = (key: number) => {
    setToasts((all) => all.filter((it) => it.key !== key));
  };
  const tell = useCallback((toast: Toast) => {
    count += 1;
    const shown = { ...toast, key: count };
    setToasts((all) => [...all.slice(-2), shown]);
    setTimeout(() => {
      drop(shown.key);
    }, SHOWN_FOR);
  }, []);
  return (
    <ToastContext value={tell}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.key} className={`toast ${toast.tone === undefined ? '' : `tone-${toast.tone}`}`}>
            <span>{toast.words}</span>
            {toast.undo !== undefined && (
              <button
                type="button"
                className="button small"
                onClick={() => {
                  toast.undo?.();
                  drop(toast.key);
                }}
              >
                Undo
              </button>
            )}
            <button
              type="button"
              className="icon-button"
              aria-label="Dismiss"
              onClick={() => {
                drop(toast.key);
              }}
            >
              <X size={14} aria-hidden />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
};
