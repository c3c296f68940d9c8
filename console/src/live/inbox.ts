import { follow, pause } from '../api/follow';
import type { Message } from '../api/sse';
import { type Connection, type Told, unheard } from './told';

const PATH = '/api/v1/events';
const TRY_AGAIN = 10_000;

export interface Listener {
  heard: (messages: Message[]) => void;
  connected: (connection: Connection) => void;
}

/**
 * One stream for all tabs of a browser: the tab that has the lock holds it and tells the others. If
 * that tab goes, another gets the lock and goes on after what it heard last itself.
 */
export class SharedInbox {
  private readonly stop = new AbortController();
  private readonly channel: BroadcastChannel;
  private last = '';
  private connection: Connection = 'starting';
  private leads = false;

  constructor(
    private readonly name: string,
    private readonly listener: Listener,
  ) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<Told>) => {
      this.listen(data);
    };
  }

  start(): void {
    if (!('locks' in navigator)) {
      // Without a secure context no tab can know that it is the only one.
      this.connect('polling');
      return;
    }
    this.say({ kind: 'hello' });
    navigator.locks
      .request(this.name, { signal: this.stop.signal }, () => this.lead())
      .catch(() => {
        // It was stopped before it had the lock.
      });
  }

  close(): void {
    this.stop.abort();
    this.channel.close();
  }

  private say(told: Told): void {
    this.channel.postMessage(told);
  }

  private listen(told: Told): void {
    switch (told.kind) {
      case 'hello':
        this.sayState();
        break;
      case 'state':
        this.last ||= told.last;
        this.connect(told.connection);
        break;
      case 'messages':
        this.accept(told.messages);
        break;
    }
  }

  private async lead(): Promise<void> {
    this.leads = true;
    const { signal } = this.stop;
    while (!signal.aborted) {
      await follow({
        path: PATH,
        signal,
        last: () => this.last,
        tell: (messages) => {
          this.say({ kind: 'messages', messages });
          this.accept(messages);
          this.tellConnection('live');
        },
        waiting: () => {
          // What was never heard is not lost; that no stream can be had shows soon enough.
          this.tellConnection(this.connection === 'starting' ? 'starting' : 'waiting');
        },
      });
      this.tellConnection('polling');
      await pause(TRY_AGAIN, signal);
    }
  }

  private tellConnection(connection: Connection): void {
    if (connection !== this.connection && !this.stop.signal.aborted) {
      this.connect(connection);
      this.sayState();
    }
  }

  private sayState(): void {
    if (this.leads) {
      this.say({ kind: 'state', last: this.last, connection: this.connection });
    }
  }

  private connect(connection: Connection): void {
    this.connection = connection;
    this.listener.connected(connection);
  }

  private accept(messages: Message[]): void {
    const fresh = unheard(this.last, messages);
    this.last = messages.at(-1)?.id ?? this.last;
    if (fresh.length > 0) {
      this.listener.heard(fresh);
    }
  }
}
