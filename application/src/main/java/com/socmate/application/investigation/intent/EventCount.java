package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Counts events of one kind by what they are about.
final class EventCount implements Intent {
  private final EventKind kind;

  EventCount(EventKind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public Work work() {
    return kind.work();
  }

  @Override
  public String example() {
    return kind.example();
  }

  /// Longer words fit better: "failed RDP logons" says more than "logons".
  @Override
  public int fit(Wording words) {
    if (words.says(kind.unless())) {
      return 0;
    }
    var matcher = kind.words().matcher(words.text());
    return matcher.find() ? 14 + Math.min(10, matcher.group().length() / 8) : 0;
  }

  @Override
  public Planned plan(Wording words) {
    return Qualifiers.of(kind, words)
        .or(() -> kind.filters().refusal(words))
        .or(() -> Qualifiers.ofLimits(words.limitsBeside(named(words))))
        .or(() -> age(words))
        .or(() -> baseline(words))
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> ready(words));
  }

  private Planned ready(Wording words) {
    var draft = new Draft();
    var window = draft.window(words);
    var refusal = Draft.refusal(window);
    if (refusal.isPresent()) {
      return new Planned.CannotHonour(refusal.get());
    }
    var limit = limit(words, draft);
    var burst =
        kind.measure() instanceof Measure.Events ? Burst.in(words, limit) : Optional.<Burst>empty();
    if (burst.isEmpty() && words.span().isPresent() && !takesSpan()) {
      return new Planned.CannotHonour(Burst.refusal(words));
    }
    burst.ifPresent(it -> draft.assume(it.assumption(kind.noun())));
    return new Planned.Ready(plan(words, draft, window, limit, burst));
  }

  private boolean takesSpan() {
    return kind.measure() instanceof Measure.Shape shape && shape.takesSpan();
  }

  private Optional<Limit> named(Wording words) {
    return kind.measure().unit().equals("hour")
        ? words.ages().stream().flatMap(it -> Ages.inHours(it).stream()).findFirst()
        : words
            .limit(kind.measure().subjects())
            .filter(it -> Volume.unit(it.unit()).equals(kind.measure().unit()));
  }

  private Optional<String> baseline(Wording words) {
    return words
        .baseline()
        .filter(it -> !(kind.measure() instanceof Measure.Shape shape && shape.compares(it)))
        .map(it ->
            "It compares with the "
                + Draft.spoken(it)
                + " before, which this check cannot be compared with yet.");
  }

  private Optional<String> age(Wording words) {
    boolean takes = kind.measure() instanceof Measure.Shape shape && shape.takesAge();
    return words.ages().isEmpty() || takes
        ? Optional.empty()
        : Optional.of(
            "It compares with a length of time (\""
                + words.ages().getFirst().span().map(it -> it.in(words.original())).orElse("")
                + "\"), which is not measured here.");
  }

  private Limit limit(Wording words, Draft draft) {
    var named = named(words).map(Volume::inMegabytes);
    return named.isEmpty() && kind.usual() == 1
        ? Limit.of(Operator.AT_LEAST, 1)
        : draft.limit(named, Operator.AT_LEAST, kind.usual(), kind.noun());
  }

  private Plan plan(
      Wording words, Draft draft, Duration window, Limit limit, Optional<Burst> burst) {
    var key = key(words, draft);
    var rule =
        burst.isPresent()
            ? new DecisionRule("Bursts", Operator.GREATER, BigDecimal.ZERO, key)
            : new DecisionRule(
                kind.measure().metric(), limit.operator(), BigDecimal.valueOf(limit.value()), key);
    queries(words, rule, burst, draft).addTo(draft);
    return new Plan(
        kind.name(),
        capital(kind.noun()) + ": " + rule.text() + " per " + String.join(" and ", key),
        window,
        draft.queries(),
        rule,
        kind.severity(),
        kind.techniques(),
        draft.assumptions());
  }

  private KindQueries queries(
      Wording words, DecisionRule rule, Optional<Burst> burst, Draft draft) {
    var narrowing = kind.filters().in(words);
    return switch (kind.measure()) {
      case Measure.Events _, Measure.Distinct _ ->
          new EventCountQueries(kind, rule, burst, narrowing);
      case Measure.Shape shape ->
          ShapeQueries.of(
              kind,
              shape,
              rule,
              narrowing,
              words,
              named(words).filter(it -> !it.implied()).isPresent(),
              draft);
    };
  }

  /// By what the words say where this table has it, else by what such events are usually about.
  private List<String> key(Wording words, Draft draft) {
    var named =
        words.keys().stream()
            .filter(_ -> words.counts())
            .flatMap(subject -> Optional.ofNullable(kind.keys().get(subject)).stream())
            .distinct()
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    draft.assume(
        capital(kind.noun())
            + " are counted for each "
            + String.join(" and ", kind.usualKey())
            + ".");
    return kind.usualKey();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  @Override
  public String title(Plan plan, Row row) {
    var events = row.count("Events");
    var counted =
        switch (kind.measure()) {
          case Measure.Events _ -> events == 1 ? kind.noun() : events + " " + kind.noun();
          case Measure.Distinct it ->
              row.count(it.metric()) + " different " + it.column() + " in " + kind.noun();
          case Measure.Shape it ->
              kind.noun() + " (" + Measure.noun(it) + " " + row.text(it.metric()) + ")";
        };
    return capital(counted) + ": " + KeyText.of(plan, row);
  }

  @Override
  public String description(Plan plan, Row row) {
    return "Between "
        + row.text("FirstSeen")
        + " and "
        + row.text("LastSeen")
        + ", "
        + row.count("Events")
        + (row.count("Events") == 1 ? " event" : " events")
        + " of this kind: "
        + KeyText.of(plan, row)
        + ".";
  }

  @Override
  public Severity severity(Plan plan, Row row) {
    return plan.severity();
  }

  @Override
  public List<String> nextSteps() {
    return kind.nextSteps();
  }

  @Override
  public String impact() {
    return kind.impact();
  }
}
