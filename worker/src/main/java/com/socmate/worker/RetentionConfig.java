package com.socmate.worker;

import static com.socmate.application.settings.Environment.require;

import com.socmate.application.settings.Environment;
import com.socmate.application.settings.RunSettings;
import java.time.Duration;

/// How long what is kept.
///
/// @param evidence the rows of evidence, after their session ended
/// @param sessions with their findings and reports, unless they are pinned
/// @param notifications in the inboxes
record RetentionConfig(Duration evidence, Duration sessions, Duration notifications) {
  private static final Duration LEAST = Duration.ofDays(1);

  RetentionConfig {
    require(sessions.compareTo(LEAST) >= 0, "SOCMATE_SESSION_RETENTION", "at least P1D", sessions);
    require(
        notifications.compareTo(LEAST) >= 0,
        "SOCMATE_NOTIFICATION_RETENTION",
        "at least P1D",
        notifications);
  }

  static RetentionConfig from(Environment read) {
    return new RetentionConfig(
        RunSettings.evidenceKept(read),
        read.duration("SOCMATE_SESSION_RETENTION", Duration.ofDays(400)),
        read.duration("SOCMATE_NOTIFICATION_RETENTION", Duration.ofDays(180)));
  }
}
