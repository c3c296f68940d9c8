package com.socmate.adapters.audit.crawl;

import com.socmate.adapters.audit.http.HttpAsker;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What a walk may cost: so many requests, so much kept, so long; and no more of a site that has
/// stopped answering. A site that says it is too much is asked more slowly.
final class Effort {
  private static final long MOST_KEPT = 8L << 20;
  private static final int MOST_FAILURES = 3;
  private static final long FIRST_PAUSE = 200_000_000L;
  private static final long LONGEST_PAUSE = 5_000_000_000L;

  private final HttpAsker asker;
  private final int mostRequests;
  private final BooleanSupplier timeIsOver;
  private int requests;
  private long kept;
  private int failures;
  private long pause;
  private String ended = "";

  Effort(HttpAsker asker, int mostRequests, BooleanSupplier timeIsOver) {
    this.asker = asker;
    this.mostRequests = mostRequests;
    this.timeIsOver = timeIsOver;
  }

  int requests() {
    return requests;
  }

  /// Why no more is asked; empty while more may be.
  String ended() {
    if (ended.isEmpty() && timeIsOver.getAsBoolean()) {
      ended = "The audit's time was over.";
    }
    return ended;
  }

  boolean isSpent() {
    return !ended().isEmpty();
  }

  void end(String why) {
    if (ended.isEmpty()) {
      ended = why;
    }
  }

  Exchange get(String url, List<Field> headers, int mostBytes) {
    return ask("GET", url, headers, mostBytes);
  }

  Exchange ask(String method, String url, List<Field> headers, int mostBytes) {
    LockSupport.parkNanos(pause);
    requests++;
    var answer = asker.ask(method, url, headers, mostBytes);
    failures = answer.isAnswered() ? 0 : failures + 1;
    if (failures >= MOST_FAILURES) {
      end("The site stopped answering: " + answer.failure());
    }
    if (requests >= mostRequests) {
      end("The audit's " + mostRequests + " requests were spent.");
    }
    pace(answer.status());
    return answer;
  }

  private void pace(int status) {
    if (status == 429 || status == 503) {
      pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, pause * 2));
    }
  }

  /// Counts what is told in the end; what is not shown to people need not be kept whole.
  Exchange kept(Exchange answer, int most) {
    var body = answer.body().substring(0, Math.min(most, answer.body().length()));
    kept += body.length();
    if (kept > MOST_KEPT) {
      end("The pages that an audit keeps were " + (MOST_KEPT >> 20) + " MiB.");
    }
    return body.length() == answer.body().length()
        ? answer
        : new Exchange(
            answer.method(),
            answer.url(),
            answer.sent(),
            answer.status(),
            answer.headers(),
            body,
            answer.trusted(),
            answer.failure());
  }
}
