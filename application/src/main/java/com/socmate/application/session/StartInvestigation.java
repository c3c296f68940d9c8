package com.socmate.application.session;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Queues an investigation that a person asks for without a schedule, unless they have as many
/// under way as they may.
public final class StartInvestigation {
  private static final int LONGEST_TITLE = 80;

  private final RunQueue queue;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final int concurrencyLimit;

  public StartInvestigation(
      RunQueue queue,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock,
      int concurrencyLimit) {
    this.queue = queue;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.concurrencyLimit = concurrencyLimit;
  }

  /// @param provider whose logs are asked
  public Outcome start(
      String query, Persona persona, Visibility visibility, String provider, Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var session =
        session(query, persona, visibility, request.principal().user(), now).asking(provider);
    var origin =
        new Run.Origin(
            Optional.empty(), Trigger.MANUAL, now, Lane.of(session.owner()), session.id());
    var run = new Run.Queued(ids.run(), origin, now);
    return transactions.together(() ->
        switch (queue.addManual(run, session, concurrencyLimit)) {
          case QUEUED -> {
            auditLog.append(entry(session, run, request, now));
            yield new Outcome.Started(session);
          }
          case LIMIT_REACHED -> new Outcome.LimitReached(concurrencyLimit);
        });
  }

  private Session session(
      String query, Persona persona, Visibility visibility, UserId owner, Instant now) {
    return new Session(
        ids.session(),
        owner,
        visibility,
        Optional.empty(),
        title(query),
        query,
        persona,
        Session.Status.ACTIVE,
        now,
        Optional.empty(),
        Optional.empty());
  }

  private static String title(String query) {
    var line = query.strip().lines().findFirst().orElse("");
    return line.codePointCount(0, line.length()) <= LONGEST_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
  }

  private static AuditLog.Entry entry(
      Session session, Run.Queued run, Request request, Instant now) {
    return request
        .entry(now, "investigation.started", session.id().value())
        .making("{\"run\":\"" + run.id() + "\"}");
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Started(Session session) implements Outcome {}

    /// The asker has that many unfinished runs already.
    record LimitReached(int limit) implements Outcome {}
  }
}
