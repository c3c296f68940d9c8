package com.socmate.application.provider;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.Request;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemIncidents;
import com.socmate.application.resilience.Trial;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Asks a provider something small of each kind and tells whether it answers.
public final class TestProvider {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Siem siem;
  private final AuditLog auditLog;
  private final InstantSource clock;

  public TestProvider(Siem siem, AuditLog auditLog, InstantSource clock) {
    this.siem = siem;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// @return empty if there is none of that name
  public Optional<Trial> test(String name, Request request) {
    return siem.logs(name).map(logs -> test(name, logs, request));
  }

  private Trial test(String name, LogWorkspace logs, Request request) {
    var begun = clock.instant();
    var trouble = logs(logs).or(() -> siem.incidents(name).flatMap(this::incidents));
    var latency = Duration.between(begun, clock.instant());
    auditLog.append(
        request
            .entry(clock.instant(), "provider.tested", name)
            .making("{\"ok\":" + trouble.isEmpty() + "}"));
    return trouble
        .map(why -> new Trial(false, why, latency))
        .orElseGet(() ->
            new Trial(
                true,
                siem.incidents(name).isPresent()
                    ? "Its logs and its incidents answer."
                    : "Its logs answer; its incidents are not asked for.",
                latency));
  }

  private Optional<String> logs(LogWorkspace logs) {
    var question =
        new LogWorkspace.Question(
            "print Ready = 1",
            TimeRange.endingAt(clock.instant(), Duration.ofMinutes(5)),
            Duration.ZERO,
            1,
            TIMEOUT);
    return switch (logs.query(question)) {
      case Answer.Complete _ -> Optional.empty();
      case Answer.Partial(_, var why) -> Optional.of("Its logs answer only in part: " + why);
      case Answer.Rejected(var why) -> Optional.of("Its logs reject a query: " + why);
      case Answer.TimedOut(var why) -> Optional.of("Its logs are too slow: " + why);
      case Answer.Unavailable(var why, _) -> Optional.of("Its logs cannot be asked: " + why);
    };
  }

  private Optional<String> incidents(SiemIncidents incidents) {
    return switch (incidents.changedSince(clock.instant())) {
      case SiemIncidents.Answer.Got<?> _ -> Optional.empty();
      case SiemIncidents.Answer.NotThere<?>(var why) -> asked(why);
      case SiemIncidents.Answer.Conflict<?>(var why) -> asked(why);
      case SiemIncidents.Answer.Rejected<?>(var why) -> asked(why);
      case SiemIncidents.Answer.Unavailable<?>(var why, _) -> asked(why);
    };
  }

  private static Optional<String> asked(String why) {
    return Optional.of("Its logs answer; its incidents cannot be asked: " + why);
  }
}
