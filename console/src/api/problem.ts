/** What is wrong with one member of a body. */
export interface Violation {
  loc: (string | number)[];
  msg: string;
}

/** An answer that was not what was asked for, in words that can be shown. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    detail: string,
    readonly requestId: string | null,
    readonly violations: Violation[] = [],
    readonly retryAfter: number | null = null,
    /** What to do about it, where the server says so apart. */
    readonly hint: string | null = null,
    /** The version of what was to be changed, after somebody else changed it. */
    readonly tag: string | null = null,
  ) {
    super(detail);
  }

  /** The server could not be asked at all. */
  static offline(): Problem {
    return new Problem(0, 'The server cannot be reached.', null);
  }

  static of(body: unknown, response: Response): Problem {
    const other = isRecord(body) && isRecord(body.error) ? body.error : {};
    const detail: unknown = isRecord(body) ? (body.detail ?? other.message) : undefined;
    const violations = Array.isArray(detail) ? detail.filter(isViolation) : [];
    const words =
      typeof detail === 'string'
        ? detail
        : violations.map((it) => it.msg).join(' ') || `The server answered ${response.status}.`;
    const wait = Number(response.headers.get('Retry-After'));
    return new Problem(
      response.status,
      words,
      response.headers.get('X-Request-Id'),
      violations,
      wait > 0 ? wait : null,
      typeof other.hint === 'string' ? other.hint : null,
      response.headers.get('ETag'),
    );
  }

  /** What is said of a member of the body, such as `name` or `cron_expression`. */
  about(member: string): string | undefined {
    return this.violations.find((it) => it.loc[1] === member)?.msg;
  }
}

const isRecord = (it: unknown): it is Record<string, unknown> => typeof it === 'object' && it !== null;

const isViolation = (it: unknown): it is Violation =>
  isRecord(it) && Array.isArray(it.loc) && typeof it.msg === 'string';
