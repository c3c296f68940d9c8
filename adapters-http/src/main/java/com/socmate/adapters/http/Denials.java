package com.socmate.adapters.http;

import com.socmate.application.port.AuditLog;
import com.socmate.domain.identity.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts every refused request on record without letting whoever is refused fill the audit log: the
/// first of its kind at once, those like it within a minute as one entry with their number. Whoever
/// is refused in very many ways has the rest of them counted together, and hides nobody else's.
/// What strangers try is written a moment later, so that it costs the request no statement.
public final class Denials {
  private static final Duration TOGETHER = Duration.ofMinutes(1);
  private static final int MOST_KINDS = 500;
  private static final Actor STRANGERS = new Actor.Stranger("others");

  private final AuditLog auditLog;
  private final InstantSource clock;
  private final Map<Actor, Map<Kind, Tally>> tallies = new LinkedHashMap<>();

  public Denials(AuditLog auditLog, InstantSource clock) {
    this.auditLog = auditLog;
    this.clock = clock;
  }

  private record Kind(Actor actor, String route, int status) {}

  /// @param requestId of the first that is not on record yet
  private record Tally(Instant since, int untold, String detail, String requestId) {
    Tally oneMore(String newDetail, String newRequestId) {
      return untold == 0
          ? new Tally(since, 1, newDetail, newRequestId)
          : new Tally(since, untold + 1, detail, requestId);
    }
  }

  void record(Actor actor, String route, int status, String detail, String requestId) {
    var now = clock.instant();
    if (isFirst(new Kind(actor, route, status), now, detail, requestId)) {
      append(now, actor, route, status, detail, requestId);
    }
  }

  /// @return whether it is to be written at once
  private synchronized boolean isFirst(Kind kind, Instant now, String detail, String requestId) {
    var whose = kind.actor() instanceof Actor.Stranger ? STRANGERS : kind.actor();
    var theirs = tallies.computeIfAbsent(whose, _ -> new LinkedHashMap<>());
    var counted =
        theirs.containsKey(kind) || theirs.size() < MOST_KINDS
            ? kind
            : new Kind(whose, "other routes", 0);
    var tally = theirs.get(counted);
    if (tally == null && !whose.equals(STRANGERS)) {
      theirs.put(counted, new Tally(now, 0, "", ""));
      return true;
    }
    theirs.put(
        counted,
        tally == null ? new Tally(now, 1, detail, requestId) : tally.oneMore(detail, requestId));
    return false;
  }

  /// Writes what has been counted for a minute; called every few seconds.
  public void flush() {
    flush(clock.instant().minus(TOGETHER));
  }

  /// Writes everything that has been counted.
  public void flushAll() {
    flush(Instant.MAX);
  }

  private void flush(Instant before) {
    for (var due : take(before)) {
      var kind = due.getKey();
      var tally = due.getValue();
      var times = tally.untold() == 1 ? "" : tally.untold() + " times; the first: ";
      append(
          tally.since(),
          kind.actor(),
          kind.route(),
          kind.status(),
          times + tally.detail(),
          tally.requestId());
    }
  }

  private synchronized List<Map.Entry<Kind, Tally>> take(Instant before) {
    var due = new ArrayList<Map.Entry<Kind, Tally>>();
    for (var theirs : tallies.values()) {
      var ended =
          theirs.entrySet().stream()
              .filter(it -> !it.getValue().since().isAfter(before))
              .map(Map.Entry::copyOf)
              .toList();
      ended.forEach(it -> theirs.remove(it.getKey()));
      due.addAll(ended);
    }
    tallies.values().removeIf(Map::isEmpty);
    return due.stream().filter(it -> it.getValue().untold() > 0).toList();
  }

  private void append(
      Instant at, Actor actor, String route, int status, String detail, String requestId) {
    auditLog.append(
        new AuditLog.Entry(
            at,
            actor,
            "request.denied",
            route,
            Optional.empty(),
            Optional.empty(),
            Optional.of((status == 0 ? "" : status + ": ") + detail),
            Optional.of(requestId)));
  }
}
