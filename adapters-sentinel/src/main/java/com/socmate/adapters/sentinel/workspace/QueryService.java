package com.socmate.adapters.sentinel.workspace;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.exec.Budget;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs queries as Log Analytics does: so many at once, the next ones waiting a while, and then
/// turned away.
final class QueryService {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int MOST_WAITING = 200;

  private final KqlEngine engine;
  private final Logs logs;
  private final InstantSource clock;
  private final long memory;
  private final Semaphore running;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  QueryService(KqlEngine engine, Logs logs, InstantSource clock, int concurrent) {
    this.engine = engine;
    this.logs = logs;
    this.clock = clock;
    this.memory = memoryOfEach(concurrent);
    this.running = new Semaphore(concurrent, true);
  }

  /// All that run at once may together hold half of the heap.
  private static long memoryOfEach(int concurrent) {
    long share = Runtime.getRuntime().maxMemory() / 2 / concurrent;
    return Math.min(Budget.standard().memory(), share);
  }

  /// A status and a body of JSON.
  static final class Reply {
    private final int status;
    private final byte[] body;

    Reply(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    /// Written once and never changed afterwards.
    byte[] body() {
      return body;
    }
  }

  Reply run(QueryBody body, Duration timeout) throws InterruptedException {
    if (!waiting.tryAcquire()) {
      return throttled();
    }
    try {
      if (!running.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return throttled();
      }
    } finally {
      waiting.release();
    }
    try {
      return runNow(body, timeout);
    } finally {
      running.release();
    }
  }

  private Reply runNow(QueryBody body, Duration timeout) {
    try {
      var now = clock.instant();
      var request =
          Request.of(body.query(), logs.catalogue(), logs.source(), now)
              .within(Timespan.parse(body.timespan(), now))
              .within(Budget.standard().withTime(timeout).withMemory(memory));
      return reply(engine.run(request));
    } catch (DateTimeException e) {
      return badArgument(
          "InvalidTimespan",
          "timespan is ISO 8601: a duration, or two instants with a slash between.");
    }
  }

  private static Reply reply(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answer answer -> new Reply(200, AnswerJson.answer(answer));
      case Outcome.Rejected(boolean parses, var diagnostics) ->
          badArgument(parses ? "SemanticError" : "SyntaxError", sentence(diagnostics));
      case Outcome.TimedOut(var limit) ->
          new Reply(
              504,
              AnswerJson.error(
                  "GatewayTimeout",
                  "The query did not end within " + limit.toSeconds() + " seconds.",
                  "",
                  ""));
      case Outcome.Cancelled _ ->
          new Reply(503, AnswerJson.error("Cancelled", "The query was stopped.", "", ""));
      case Outcome.Failed(var reason) ->
          new Reply(503, AnswerJson.error("EngineError", reason, "", ""));
    };
  }

  private static Reply throttled() {
    return new Reply(
        429,
        AnswerJson.error(
            "ThrottledError", "Too many queries run at once; ask again shortly.", "", ""));
  }

  static Reply badArgument(String innerCode, String innerMessage) {
    return new Reply(
        400,
        AnswerJson.error(
            "BadArgumentError",
            "The request had some invalid properties",
            innerCode,
            innerMessage));
  }

  private static String sentence(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .map(Diagnostic::sentence)
        .orElse("The query was rejected.");
  }
}
