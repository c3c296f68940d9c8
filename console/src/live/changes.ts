import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Message } from '../api/sse';

export const UNREAD: QueryKey = ['notifications', 'unread'];

/** What may be other once something was told of. */
const TOUCHED: QueryKey[] = [
  ['notifications', 'list'],
  ['schedules', 'list'],
  ['schedules', 'dashboard'],
  ['schedules', 'trouble'],
  ['runs'],
  ['findings', 'open'],
  ['sessions', 'list'],
  ['sessions', 'running'],
  ['incidents', 'dashboard'],
  ['incidents', 'list'],
];
const SOON = 500;
const LEAST = 10_000;

/** Whether a message says that lists are other than they were. */
export const tellsOfChange = (message: Message, unread: unknown): boolean =>
  message.event !== 'unread' || (unread !== undefined && unread !== unreadOf(message));

const unreadOf = (message: Message): number => (JSON.parse(message.data) as { unread: number }).unread;

/**
 * Brings what was told into what is shown. Lists are asked for anew soon, and then not more often
 * than every ten seconds however much is told; a tab that nobody looks at waits until somebody does.
 */
export class Changes {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = -LEAST;

  constructor(private readonly client: QueryClient) {}

  heard(messages: Message[]): void {
    for (const message of messages) {
      if (tellsOfChange(message, this.client.getQueryData(UNREAD))) {
        this.anewSoon();
      }
      if (message.event === 'unread') {
        this.client.setQueryData(UNREAD, unreadOf(message));
      }
      if (message.event === 'reset') {
        void this.client.invalidateQueries();
      }
    }
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private anewSoon(): void {
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        this.asked = performance.now();
        const refetchType = document.hidden ? 'none' : 'active';
        TOUCHED.forEach((queryKey) => void this.client.invalidateQueries({ queryKey, refetchType }));
      },
      Math.max(SOON, this.asked + LEAST - performance.now()),
    );
  }
}
