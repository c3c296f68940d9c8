import { useEffect } from 'react';

/** J and K walk the links marked with `data-row`, as the arrow keys walk a menu; X chooses the row. */
export const useRowKeys = (on: boolean): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key];
      const target = event.target instanceof HTMLElement ? event.target : null;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!on || !plain || target?.matches('input, textarea, select') === true) {
        return;
      }
      if (event.key === 'x') {
        target?.closest('tr')?.querySelector<HTMLInputElement>('[data-choose]')?.click();
      }
      if (step === undefined) {
        return;
      }
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, [on]);
};
