package com.socmate.application.session.further;

import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes the plan before by what was asked, part by part, or says which part it cannot.
final class Refine {
  private static final Duration LONGEST = Duration.ofDays(90);

  private final Narrowing narrowing;

  Refine(LogWorkspace workspace) {
    this.narrowing = new Narrowing(workspace);
  }

  /// What came of it.
  sealed interface Refined {
    record Done(Plan plan, Instant occurrence, String difference) implements Refined {}

    record Cannot(String why) implements Refined {}
  }

  private static final class Cannot extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cannot(String why) {
      super(why, null, false, false);
    }
  }

  Refined refine(Plan before, Instant occurrence, Refinement wanted) {
    var differences = new ArrayList<String>();
    try {
      var plan = narrowed(before, wanted, differences);
      plan = limited(plan, wanted, differences);
      plan = lengthened(plan, wanted, differences);
      var moment = moved(plan, occurrence, wanted, differences);
      var difference = String.join(", ", differences);
      return new Refined.Done(Plans.noted(plan, difference), moment, difference);
    } catch (Cannot e) {
      return new Refined.Cannot(String.valueOf(e.getMessage()));
    }
  }

  private Plan narrowed(Plan before, Refinement wanted, List<String> differences) {
    var plan = before;
    for (Entity entity : wanted.entities()) {
      plan =
          narrowing
              .of(plan, entity, wanted.leaveOut())
              .orElseThrow(() ->
                  new Cannot(
                      "These queries cannot be narrowed to "
                          + entity.value()
                          + ": no column they read is known to hold things of the kind "
                          + entity.type().wireName()
                          + "."));
      differences.add((wanted.leaveOut() ? "without " : "only ") + entity.value());
    }
    return plan;
  }

  /// The rule's number stands in the queries as well, word for word.
  private static Plan limited(Plan plan, Refinement wanted, List<String> differences) {
    if (wanted.limit().isEmpty()) {
      return plan;
    }
    if (plan.rule().countsRows()) {
      throw new Cannot("Every row is a finding by this rule, so there is no number to change.");
    }
    var old = plan.rule();
    var limit = wanted.limit().get();
    var rule =
        new DecisionRule(
            old.metric(), limit.operator().orElse(old.operator()), limit.value(), old.key());
    differences.add(rule.text());
    var written =
        Pattern.compile(
            "\\b"
                + Pattern.quote(old.metric())
                + "\\s*"
                + Pattern.quote(old.operator().symbol())
                + "\\s*"
                + Pattern.quote(old.value().toPlainString())
                + "\\b");
    return Plans.with(
        Plans.with(plan, rule),
        kql -> written.matcher(kql).replaceAll(Matcher.quoteReplacement(rule.text())));
  }

  private static Plan lengthened(Plan plan, Refinement wanted, List<String> differences) {
    if (wanted.window().isEmpty()) {
      return plan;
    }
    var window = wanted.window().get();
    if (window.isZero() || window.compareTo(LONGEST) > 0) {
      throw new Cannot("A window is 1 minute to 90 days long.");
    }
    differences.add("over " + words(window));
    return Plans.with(plan, window);
  }

  private static Instant moved(
      Plan plan, Instant occurrence, Refinement wanted, List<String> differences) {
    if (wanted.byWindow()) {
      differences.add("in the window before");
      return occurrence.minus(plan.window());
    }
    if (wanted.earlier().isEmpty()) {
      return occurrence;
    }
    differences.add(words(wanted.earlier().get()) + " earlier");
    return occurrence.minus(wanted.earlier().get());
  }

  static String words(Duration length) {
    if (length.toMinutes() % 1_440 == 0) {
      return counted(length.toDays(), "day");
    }
    return length.toMinutes() % 60 == 0
        ? counted(length.toHours(), "hour")
        : counted(length.toMinutes(), "minute");
  }

  private static String counted(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
