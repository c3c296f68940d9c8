package com.socmate.adapters.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.application.port.AuditCalls;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Outbound;
import com.socmate.application.port.Told;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.run.Run;
import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells of ended audits over the one way out. What is told is how it ended and how much was found,
/// never what: whoever gets it asks the API for that.
public final class SignedAuditCalls implements AuditCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SignedPost post;

  public SignedAuditCalls(Outbound outbound) {
    this.post = new SignedPost(outbound);
  }

  @Override
  public Optional<String> objection(String url) {
    return post.objection(url);
  }

  @Override
  public Told call(String url, String secret, Audits.Listed ended, Instant at) {
    return post.send(url, List.of(secret), ended.audit().id().value(), at, body(ended));
  }

  private static String body(Audits.Listed ended) {
    var status = status(ended.run());
    var body = JSON.createObjectNode();
    body.put("type", "audit-" + status);
    var data = body.putObject("data");
    described(data.putObject("audit"), ended, status);
    if (ended.run() instanceof Run.Finished finished) {
      body.put("timestamp", time(finished.finishedAt()));
    }
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A payload cannot be written.", e);
    }
  }

  private static void described(ObjectNode json, Audits.Listed ended, String status) {
    var audit = ended.audit();
    json.put("id", audit.id().value());
    json.put("workspaceId", audit.workspace().value());
    json.put("type", lower(audit.order().type()));
    json.put("status", status);
    var targets = json.putArray("targets");
    audit.order().targets().forEach(it -> targets.add(it.value()));
    ended
        .standing()
        .ifPresent(standing -> {
          json.put("score", standing.score().points());
          json.put("grade", standing.score().grade());
          json.put("findingCount", standing.findings());
          var breakdown = json.putObject("severityBreakdown");
          Arrays.asList(Severity.values())
              .reversed()
              .forEach(it -> breakdown.put(lower(it), standing.breakdown().getOrDefault(it, 0)));
        });
    if (ended.run() instanceof Run.Failed failed) {
      json.putObject("error")
          .put("code", failed.why().code().name())
          .put("message", failed.why().message());
    }
    if (ended.run() instanceof Run.Finished finished) {
      json.put("completedAt", time(finished.finishedAt()));
    }
  }

  private static String status(Run run) {
    return switch (run) {
      case Run.Completed _ -> "completed";
      case Run.Failed _ -> "failed";
      case Run.Cancelled _, Run.Skipped _, Run.Missed _ -> "cancelled";
      case Run.Queued _, Run.Running _ ->
          throw new IllegalArgumentException("The audit has not ended.");
    };
  }

  /// As the API writes times.
  private static String time(Instant at) {
    return new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT).format(at);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
