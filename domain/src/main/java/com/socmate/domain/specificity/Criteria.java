package com.socmate.domain.specificity;

import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.entity.TextSpan;
import com.socmate.domain.specificity.Criterion.Evidence;
import com.socmate.domain.specificity.Criterion.Question;
import com.socmate.domain.time.Recurrence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks every criterion of a query.
final class Criteria {
  private final Signals signals;
  private final Optional<Recurrence> recurrence;
  private final ScheduleFit fit;
  private final Phrases phrases;

  Criteria(Signals signals, Optional<Recurrence> recurrence, ScheduleFit fit) {
    this.signals = signals;
    this.recurrence = recurrence;
    this.fit = fit;
    this.phrases = new Phrases(signals);
  }

  List<Criterion> answers() {
    return List.of(
        entity(),
        timeWindow(),
        condition(),
        aggregationKey(),
        reference(),
        recurring(),
        observability(),
        singleObjective(),
        windowVersusFrequency(),
        safety());
  }

  private Criterion entity() {
    Optional<Evidence> unresolved = phrases.unresolvedPopulation();
    if (unresolved.isPresent()) {
      return Criterion.fail(
          Question.ENTITY,
          "\"%s\" is not resolvable: name a group, a watchlist or the accounts."
              .formatted(unresolved.get().text()),
          List.of(unresolved.get()));
    }
    List<Evidence> named =
        Stream.concat(
                signals.entities().stream().map(it -> new Evidence(it.span(), it.text())),
                signals.activities().stream()
                    .filter(it -> !it.topic().equals("activity"))
                    .map(it -> new Evidence(it.span(), it.text())))
            .toList();
    boolean known =
        signals.conditionType().filter(type -> type == ConditionType.ABSENCE).isPresent()
            || countsSomething()
            || phrases.pointsAtSomething();
    return named.isEmpty() && !known
        ? Criterion.fail(
            Question.ENTITY,
            "Nothing to look for is named: an event, an account, a table, an address.",
            List.of())
        : Criterion.pass(Question.ENTITY, "What to look for is named.", named);
  }

  /// A number says what it counts, or by what.
  private boolean countsSomething() {
    return signals.thresholds().stream()
        .filter(threshold -> !threshold.implicit())
        .anyMatch(it -> !it.measure().isEmpty() || !signals.aggregationKey().isEmpty());
  }

  private Criterion timeWindow() {
    if (signals.window().isPresent()) {
      Window window = signals.window().get();
      return Criterion.pass(
          Question.TIME_WINDOW,
          "Looks at %s.".formatted(window.iso()),
          List.of(new Evidence(window.span(), window.text())));
    }
    if (Filters.namesOne(signals.entities(), EntityType.INCIDENT)) {
      return Criterion.notApplicable(Question.TIME_WINDOW, "A single incident has its own time.");
    }
    String message =
        TimeReader.isVague(signals.query())
            ? "How far to look back is left open: say how many hours or days."
            : "It does not say how far to look back.";
    return Criterion.fail(Question.TIME_WINDOW, message, List.of());
  }

  private Criterion condition() {
    if (signals.conditionType().isPresent()) {
      return Criterion.pass(
          Question.CONDITION,
          "A finding is decided by %s.".formatted(signals.conditionType().get().wireName()),
          signals.thresholds().stream()
              .flatMap(it -> it.span().stream())
              .map(this::evidence)
              .toList());
    }
    List<Evidence> vague = phrases.vague();
    return vague.isEmpty()
        ? Criterion.fail(
            Question.CONDITION,
            "It does not say what makes a finding: a number, a named thing, something not seen before.",
            List.of())
        : Criterion.fail(
            Question.CONDITION,
            "\"%s\" cannot be measured: give a number or a comparison."
                .formatted(vague.getFirst().text()),
            vague);
  }

  private Criterion aggregationKey() {
    boolean counts =
        signals.hasExplicitThreshold()
            && signals.conditionType().filter(type -> type == ConditionType.THRESHOLD).isPresent();
    if (!counts && signals.conditionType().isEmpty() && phrases.isCountingTechnique()) {
      return Criterion.fail(
          Question.AGGREGATION_KEY,
          "It does not say by what to count: per account, from the same IP, …",
          List.of());
    }
    if (!counts) {
      return Criterion.notApplicable(Question.AGGREGATION_KEY, "Nothing is counted.");
    }
    if (!signals.aggregationKey().isEmpty()) {
      return Criterion.pass(
          Question.AGGREGATION_KEY,
          "Counted by " + String.join(", ", signals.aggregationKey()) + ".",
          List.of());
    }
    boolean natural =
        signals.isKql()
            || phrases.countsInTotal()
            || signals.activities().stream().anyMatch(Activity::rare)
            || onlyMeasuresTime()
            || Filters.namesOne(
                signals.entities(),
                EntityType.ACCOUNT,
                EntityType.IP,
                EntityType.HOST,
                EntityType.NAMED,
                EntityType.DOMAIN,
                EntityType.HASH,
                EntityType.PROCESS,
                EntityType.CIDR,
                EntityType.URL);
    return natural
        ? Criterion.pass(Question.AGGREGATION_KEY, "The count needs no key.", List.of())
        : Criterion.fail(
            Question.AGGREGATION_KEY,
            "It does not say by what to count: per account, from the same IP, …",
            List.of());
  }

  private boolean onlyMeasuresTime() {
    return signals.thresholds().stream().allMatch(it -> it.unit().isPresent());
  }

  private Criterion reference() {
    List<Evidence> dangling = phrases.danglingReferences();
    return dangling.isEmpty()
        ? Criterion.pass(Question.REFERENCE, "It can be understood on its own.", List.of())
        : Criterion.fail(
            Question.REFERENCE,
            "\"%s\" points at something a scheduled run will not know: name it."
                .formatted(dangling.getFirst().text()),
            dangling);
  }

  private Criterion recurring() {
    if (recurrence.filter(it -> it instanceof Recurrence.Once).isPresent()) {
      return Criterion.notApplicable(Question.RECURRENCE, "It runs once.");
    }
    Optional<Window> fixed =
        signals.window().filter(window -> window.kind() == Window.Kind.ABSOLUTE);
    if (fixed.isPresent()) {
      return Criterion.fail(
          Question.RECURRENCE,
          "\"%s\" is the same stretch of time on every run.".formatted(fixed.get().text()),
          List.of(new Evidence(fixed.get().span(), fixed.get().text())));
    }
    Optional<Entity> incident =
        signals.entities().stream()
            .filter(entity -> entity.type() == EntityType.INCIDENT && signals.window().isEmpty())
            .findFirst();
    Optional<Evidence> single =
        incident.map(it -> new Evidence(it.span(), it.text())).or(phrases::singlePastEvent);
    return single
        .map(it ->
            Criterion.fail(
                Question.RECURRENCE,
                "\"%s\" is a single case: run it once, or as an investigation."
                    .formatted(it.text()),
                List.of(it)))
        .orElseGet(() ->
            Criterion.pass(Question.RECURRENCE, "It asks something new on every run.", List.of()));
  }

  private Criterion observability() {
    return phrases
        .unobservable()
        .map(it ->
            Criterion.fail(
                Question.OBSERVABILITY,
                "\"%s\" is not in the logs: name the control or the table that shows it."
                    .formatted(it.text()),
                List.of(it)))
        .orElseGet(() ->
            Criterion.pass(
                Question.OBSERVABILITY, "The connected tables can answer it.", List.of()));
  }

  private Criterion singleObjective() {
    List<Evidence> objectives = phrases.objectives();
    return objectives.size() <= 2
        ? Criterion.pass(Question.SINGLE_OBJECTIVE, "It asks one thing.", List.of())
        : Criterion.fail(
            Question.SINGLE_OBJECTIVE,
            "It asks %d things: make a schedule of each.".formatted(objectives.size()),
            objectives);
  }

  private Criterion windowVersusFrequency() {
    if (!fit.judged()) {
      return Criterion.notApplicable(
          Question.WINDOW_VS_FREQUENCY, "Window or frequency is not fixed.");
    }
    return fit.sentences().isEmpty()
        ? Criterion.pass(Question.WINDOW_VS_FREQUENCY, "Every event is read.", List.of())
        : Criterion.warn(Question.WINDOW_VS_FREQUENCY, fit.sentences().getFirst(), List.of());
  }

  private Criterion safety() {
    List<Evidence> unsafe = phrases.unsafe();
    return unsafe.isEmpty()
        ? Criterion.pass(Question.SAFETY, "It only reads.", List.of())
        : Criterion.fail(
            Question.SAFETY,
            "\"%s\" is an instruction that reading logs cannot follow."
                .formatted(unsafe.getFirst().text()),
            unsafe);
  }

  private Evidence evidence(TextSpan span) {
    return new Evidence(span, span.in(signals.query()));
  }
}
