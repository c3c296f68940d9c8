package com.socmate.application.session;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.LanguageModels;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Runs;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.application.port.Viewer;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.application.session.further.Context;
import com.socmate.application.session.further.OfModels;
import com.socmate.application.session.further.Understand;
import com.socmate.application.session.further.Understood;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Asks a session further: what the session can tell is answered at once; what the logs must be
/// asked for becomes a turn with a run of its own, unless the asker has as many under way as they
/// may.
public final class AskFurther {
  private static final int MOST_TURNS = 100;
  private static final Duration USUAL_WINDOW = Duration.ofDays(1);

  private final Sessions sessions;
  private final Runs runs;
  private final RunQueue queue;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final PlanCompiler compiler;
  private final ProviderLogs logs;
  private final LanguageModels models;
  private final Settings settings;

  /// @param concurrencyLimit how many unfinished manual runs one user may have
  /// @param ingestionDelay how much before its occurrence a window ends
  public record Settings(int concurrencyLimit, Duration ingestionDelay) {}

  public AskFurther(
      Sessions sessions,
      Runs runs,
      RunQueue queue,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock,
      PlanCompiler compiler,
      ProviderLogs logs,
      LanguageModels models,
      Settings settings) {
    this.sessions = sessions;
    this.runs = runs;
    this.queue = queue;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.compiler = compiler;
    this.logs = logs;
    this.models = models;
    this.settings = settings;
  }

  public Outcome ask(SessionId id, String message, Request request) {
    return OwnSession.find(sessions, id, request)
        .map(session -> ask(session, message, request))
        .orElseGet(Outcome.NoSuchSession::new);
  }

  private Outcome ask(Session session, String message, Request request) {
    var turns = sessions.turns(session.id());
    if (session.isActive()) {
      return new Outcome.NotReady();
    }
    if (turns.size() + 2 > MOST_TURNS) {
      return new Outcome.Full(MOST_TURNS);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var context = context(session, turns, request);
    var understood =
        new Understand(compiler.at(session.provider()), logs.of(session.provider()))
            .understand(message, context, now);
    var asked = new Asked(session, turns.size() + 2, message, request, now);
    return transactions.together(() ->
        switch (understood) {
          case Understood.ToRun(var sentence, var plan, var occurrence) ->
              run(
                  asked,
                  sentence,
                  occurrence,
                  run -> new Turn.Answered.ByRun(Optional.of(run), plan));
          case Understood.Open open -> open(asked, open, context);
          case Understood.ToTell(var sentence, var text, var evidence) ->
              tell(asked, sentence, new Turn.Answered.AtOnce(text, evidence));
          case Understood.Unclear(var sentence, var text) ->
              tell(asked, sentence, new Turn.Answered.AtOnce(text, List.of()));
        });
  }

  /// Left to a model where there is one; it may read what the turn before could read.
  private Outcome open(Asked asked, Understood.Open open, Context context) {
    var model = models.standard().filter(_ -> context.hasRoom());
    if (model.isEmpty()) {
      return tell(asked, open.sentence(), new Turn.Answered.AtOnce(open.text(), List.of()));
    }
    var range =
        context
            .range()
            .orElseGet(() ->
                TimeRange.endingAt(
                    context.occurrence().minus(settings.ingestionDelay()), USUAL_WINDOW));
    return run(
        asked,
        "A question for the model "
            + model.get().name()
            + ", which may read tables, columns and rows from "
            + range.from()
            + " up to "
            + range.to()
            + ".",
        context.occurrence(),
        run ->
            new Turn.Answered.ByModel(
                Optional.of(run), range, context.nextQuery(), Optional.empty()));
  }

  private Context context(Session session, List<Turn> turns, Request request) {
    var viewer = Viewer.of(request.principal());
    var results =
        IntStream.rangeClosed(1, turns.size() + 1)
            .boxed()
            .flatMap(turn -> sessions.result(session.id(), turn, viewer).stream())
            .toList();
    var last = results.reversed().stream().flatMap(it -> it.grounds().stream()).findFirst();
    return new Context(
        last.map(Grounds::plan).or(() -> lastPlan(session, turns)),
        last.map(Grounds::range)
            .map(range -> range.to().plus(settings.ingestionDelay()))
            .orElseGet(() -> lastOccurrence(session)),
        last.map(Grounds::range).or(() -> rangeOf(results)),
        turns,
        results,
        OfModels.evidence(sessions, session.id(), turns, viewer));
  }

  private static Optional<TimeRange> rangeOf(List<InvestigationResult> results) {
    return results.reversed().stream()
        .flatMap(it -> it.evidence().stream())
        .map(it -> it.range())
        .findFirst();
  }

  /// Where nothing came to a result, there is still what was to be executed.
  private Optional<Plan> lastPlan(Session session, List<Turn> turns) {
    return turns.reversed().stream()
        .flatMap(it -> it.plan().stream())
        .findFirst()
        .or(() ->
            compiler.compile(session.query(), session.provider())
                    instanceof Compilation.Compiled(var plan)
                ? Optional.of(plan)
                : Optional.empty());
  }

  private Instant lastOccurrence(Session session) {
    return runs.ofSession(session.id())
        .map(run -> run.origin().scheduledFor())
        .orElse(session.createdAt());
  }

  private record Asked(Session session, int number, String message, Request request, Instant at) {
    Turn turn(String understood, Turn.Answered answered) {
      return new Turn(number, message, request.principal().user(), at, 0, understood, answered);
    }

    SessionEvent.Draft event(String understood) {
      return new SessionEvent.Draft(
          at,
          SessionEvent.Kind.ASKED,
          Optional.empty(),
          understood,
          Map.of("turn", Integer.toString(number), "question", message));
    }
  }

  private Outcome run(
      Asked asked, String sentence, Instant occurrence, Function<RunId, Turn.Answered> answeredBy) {
    var run =
        new Run.Queued(
            ids.run(),
            new Run.Origin(
                Optional.empty(),
                Trigger.MANUAL,
                occurrence,
                Lane.of(asked.request().principal().user()),
                asked.session().id()),
            asked.at());
    var turn = asked.turn(sentence, answeredBy.apply(run.id()));
    return switch (queue.addFollowUp(
        run, turn, asked.event(sentence), settings.concurrencyLimit())) {
      case QUEUED -> {
        audit(asked, turn);
        yield new Outcome.Queued(asked.session(), turn);
      }
      case LIMIT_REACHED -> new Outcome.LimitReached(settings.concurrencyLimit());
      case NOT_READY -> new Outcome.NotReady();
    };
  }

  private Outcome tell(Asked asked, String sentence, Turn.Answered.AtOnce answer) {
    var turn = asked.turn(sentence, answer);
    var answered =
        new SessionEvent.Draft(
            asked.at(),
            SessionEvent.Kind.ANSWERED,
            Optional.of(Stage.REPORT),
            sentence,
            Map.of("turn", Integer.toString(turn.number()), "answer", answer.text()));
    if (!sessions.answer(asked.session().id(), turn, List.of(asked.event(sentence), answered))) {
      return new Outcome.NotReady();
    }
    audit(asked, turn);
    return new Outcome.Answered(asked.session(), turn);
  }

  private void audit(Asked asked, Turn turn) {
    auditLog.append(
        OwnSession.entry(
            asked.request(),
            "session.asked",
            asked.session().id(),
            asked.at(),
            Optional.of("{\"turn\":" + turn.number() + "}")));
  }

  /// What became of the question.
  public sealed interface Outcome {
    /// A run answers it.
    record Queued(Session session, Turn turn) implements Outcome {}

    record Answered(Session session, Turn turn) implements Outcome {}

    /// The asker has that many unfinished manual runs already.
    record LimitReached(int limit) implements Outcome {}

    /// It is under way, or somebody else asked at the same moment.
    record NotReady() implements Outcome {}

    record Full(int turns) implements Outcome {}

    record NoSuchSession() implements Outcome {}
  }
}
