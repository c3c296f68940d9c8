import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Keys, type Order } from './keys';

interface Layers {
  palette: () => void;
  keys: () => void;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role=option]'));

/** The keys that work on every page. Single ones never act while somebody types, and can be switched off. */
export const useShortcuts = (singleKeys: boolean, layers: Layers): void => {
  const navigate = useNavigate();
  useEffect(() => {
    const keys = new Keys();
    const act = (order: Order) => {
      switch (order) {
        case 'palette':
        case 'keys':
          layers[order]();
          break;
        case 'filter':
          document.querySelector<HTMLInputElement>('[data-filter]')?.focus();
          break;
        case 'create':
          void navigate({ to: '/schedules/new' });
          break;
        default:
          void navigate({ to: order });
      }
    };
    const listen = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      if (command && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        act('palette');
      } else if (singleKeys && !command && !event.altKey && !typing(event.target) && !layered()) {
        const order = keys.press(event.key, event.timeStamp);
        if (order !== undefined) {
          event.preventDefault();
          act(order);
        }
      }
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, [navigate, singleKeys, layers]);
};

const layered = (): boolean => document.querySelector('dialog[open]') !== null;
