package com.socmate.domain.time;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A cron expression that cannot be read. The message is a sentence for the person who wrote it: it
/// names the field, where it stands and what would be accepted.
public final class CronSyntaxException extends IllegalArgumentException {
  private final @Nullable CronField field;

  CronSyntaxException(String message) {
    this(message, null);
  }

  CronSyntaxException(String message, @Nullable CronField field) {
    super(message);
    this.field = field;
  }

  /// The field at fault; empty when the expression as a whole is.
  public Optional<CronField> field() {
    return Optional.ofNullable(field);
  }
}
