package com.socmate.domain.id;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes identifiers that sort by the millisecond they were made in: 48 bits of time and 80 random
/// bits in lower-case Crockford base 32 (the layout of a ULID). Safe for use by many threads if the
/// random generator is.
public final class IdGenerator {
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int TIME_DIGITS = 10;
  private static final int RANDOM_DIGITS = 16;

  private final InstantSource clock;
  private final RandomGenerator random;

  public IdGenerator(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public ScheduleId schedule() {
    return new ScheduleId(next(ScheduleId.PREFIX));
  }

  public RunId run() {
    return new RunId(next(RunId.PREFIX));
  }

  public SessionId session() {
    return new SessionId(next(SessionId.PREFIX));
  }

  public UserId user() {
    return new UserId(next(UserId.PREFIX));
  }

  public NotificationId notification() {
    return new NotificationId(next(NotificationId.PREFIX));
  }

  public WebhookId webhook() {
    return new WebhookId(next(WebhookId.PREFIX));
  }

  public DeliveryId delivery() {
    return new DeliveryId(next(DeliveryId.PREFIX));
  }

  public BackfillId backfill() {
    return new BackfillId(next(BackfillId.PREFIX));
  }

  public ApiKeyId apiKey() {
    return new ApiKeyId(next(ApiKeyId.PREFIX));
  }

  public ClientId client() {
    return new ClientId(next(ClientId.PREFIX));
  }

  public FindingId finding() {
    return new FindingId(next(FindingId.PREFIX));
  }

  public WorkspaceId workspace() {
    return new WorkspaceId(next(WorkspaceId.PREFIX));
  }

  public SuppressionId suppression() {
    return new SuppressionId(next(SuppressionId.PREFIX));
  }

  public MergeId merge() {
    return new MergeId(next(MergeId.PREFIX));
  }

  private String next(String prefix) {
    var text = new StringBuilder(prefix).append('_');
    long millis = clock.millis();
    for (int digit = TIME_DIGITS - 1; digit >= 0; digit--) {
      text.append(DIGITS[(int) (millis >>> (5 * digit)) & 31]);
    }
    for (int digit = 0; digit < RANDOM_DIGITS; digit++) {
      text.append(DIGITS[random.nextInt(32)]);
    }
    return text.toString();
  }
}
