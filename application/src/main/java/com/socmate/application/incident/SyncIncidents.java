package com.socmate.application.incident;

import com.socmate.application.port.IncidentMarks;
import com.socmate.application.port.IncidentMarks.Held;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemIncidents;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.application.port.SiemIncidents.Stretch;
import com.socmate.application.port.Transactions;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.ReportedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads what has changed at each provider since its mark, with some overlap. The latest change
/// comes first, so that an incident that changes meanwhile can be read twice but never be passed
/// over; and the mark moves only when the last page is in, so that whatever breaks off in between
/// is read again. See ADR 80.
public final class SyncIncidents {
  public static final Duration FIRST_WINDOW = Duration.ofHours(24);
  static final Duration OVERLAP = Duration.ofMinutes(10);
  private static final Duration LEASE = Duration.ofMinutes(4);
  private static final int MOST_PAGES = 1_000;

  private final Siem siem;
  private final Incidents incidents;
  private final IncidentMarks marks;
  private final IncidentNews news;
  private final Transactions transactions;

  public SyncIncidents(
      Siem siem,
      Incidents incidents,
      IncidentMarks marks,
      IncidentNews news,
      Transactions transactions) {
    this.siem = siem;
    this.incidents = incidents;
    this.marks = marks;
    this.news = news;
    this.transactions = transactions;
  }

  /// How a provider's sync ended.
  public sealed interface Synced {
    String provider();

    record Done(String provider, int read) implements Synced {}

    record Failed(String provider, String why) implements Synced {}

    /// Another one is at it.
    record Busy(String provider) implements Synced {}
  }

  /// All providers, one after the other; trouble with one does not touch the others.
  public List<Synced> sync() {
    return siem.names().stream().flatMap(it -> sync(it).stream()).toList();
  }

  /// @return empty for a provider without incidents
  public Optional<Synced> sync(String provider) {
    return siem.incidents(provider)
        .map(source -> held(provider, held -> new Reading(source, held, due(held), true).read()));
  }

  /// Since when the next sync has to read.
  private static Instant due(Held held) {
    return held.mark().map(it -> it.minus(OVERLAP)).orElseGet(() -> held.now().minus(FIRST_WINDOW));
  }

  /// Reads further back. People are told of nothing older than what the next sync would have read,
  /// and that sync reads it again: the mark stays, since what lies between need not have been read.
  ///
  /// @return empty for a provider without incidents
  public Optional<Synced> backfill(String provider, Duration back) {
    return siem.incidents(provider)
        .map(source ->
            held(
                provider, held -> new Reading(source, held, held.now().minus(back), false).read()));
  }

  private Synced held(String provider, Function<Held, Synced> work) {
    return marks.hold(provider, LEASE).map(work).orElseGet(() -> new Synced.Busy(provider));
  }

  /// One reading to its end.
  private final class Reading {
    private final SiemIncidents source;
    private final Held held;
    private final Instant since;
    private final boolean moves;
    private Optional<Instant> mark;
    private int read;

    Reading(SiemIncidents source, Held held, Instant since, boolean moves) {
      this.source = source;
      this.held = held;
      this.since = since;
      this.moves = moves;
      this.mark = held.mark();
    }

    Synced read() {
      var answer = source.changedSince(since);
      for (int page = 0; page < MOST_PAGES; page++) {
        if (!(answer instanceof Answer.Got<Stretch>(var stretch))) {
          return failed(why(answer));
        }
        keep(stretch.incidents());
        if (stretch.next().isEmpty()) {
          marks.succeeded(held, mark);
          return new Synced.Done(held.provider(), read);
        }
        answer = source.next(stretch.next().get());
      }
      return failed("The list of incidents has more than " + MOST_PAGES + " pages.");
    }

    private void keep(List<ReportedIncident> reported) {
      transactions.together(() -> {
        var unknown = incidents.keep(held.provider(), reported);
        unknown.forEach(it ->
            incidents.keepSubjects(
                it.number(), Subjects.keys(it.reported(), IncidentDetails.NONE)));
        var due = due(held);
        news.tell(unknown.stream().filter(it -> it.isAlarming() && it.isSince(due)).toList());
      });
      read += reported.size();
      if (moves) {
        move(reported);
      }
    }

    private void move(List<ReportedIncident> reported) {
      mark =
          reported.stream()
              .map(ReportedIncident::modifiedAt)
              .max(Comparator.naturalOrder())
              .filter(latest -> mark.filter(it -> !it.isBefore(latest)).isEmpty())
              .or(() -> mark);
    }

    private Synced failed(String why) {
      marks.failed(held, why);
      return new Synced.Failed(held.provider(), why);
    }
  }

  private static String why(Answer<Stretch> answer) {
    return switch (answer) {
      case Answer.Got<Stretch> _ -> "";
      case Answer.NotThere<Stretch>(var why) -> "The workspace is not there: " + why;
      case Answer.Conflict<Stretch>(var why) -> why;
      case Answer.Rejected<Stretch>(var why) -> "The provider rejected the question: " + why;
      case Answer.Unavailable<Stretch>(var why, _) -> why;
    };
  }
}
