/** One message of an event stream. */
export interface Message {
  id: string;
  event: string;
  data: string;
}

/** Reads an event stream as it comes in, in pieces of any size. */
export class SseReader {
  private rest = '';
  private id = '';
  private event = '';
  private data: string[] = [];

  push(piece: string): Message[] {
    const lines = (this.rest + piece).split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): Message[] {
    if (line === '') {
      return this.end();
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (name) {
      case 'id':
        this.id = value;
        break;
      case 'event':
        this.event = value;
        break;
      case 'data':
        this.data.push(value);
        break;
      default:
      // Comments and how long to wait are the reader's own matter.
    }
    return [];
  }

  private end(): Message[] {
    const message = { id: this.id, event: this.event, data: this.data.join('\n') };
    const whole = this.data.length > 0;
    this.event = '';
    this.data = [];
    return whole ? [message] : [];
  }
}
