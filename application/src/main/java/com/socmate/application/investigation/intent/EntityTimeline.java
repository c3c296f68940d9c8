package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.specificity.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Everything the logs say about a user, a host, an address or a domain that the question names: in
/// which tables, how often, and the events in the order of time.
final class EntityTimeline implements Intent {
  static final String NAME = "entity_timeline";
  private static final EntityType[] NAMED = {
    EntityType.IP, EntityType.ACCOUNT, EntityType.HOST, EntityType.DOMAIN
  };
  private static final Set<EntityType> OTHERS =
      EnumSet.of(EntityType.CIDR, EntityType.GUID, EntityType.HASH, EntityType.PORT);
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "\\b(?:everything|anything|every (?:event|log|record|row|trace)s?|involving|mentioning|activit(?:y|ies)|timeline|all (?:events|logs|traces|actions|we (?:have|know))|what (?:did|has|was|is|does|do)|actions? (?:of|by)|appear\\w*|seen|traces? of|mentions? of|hits? (?:on|for)|who (?:is|was)|any (?:event|trace|sign|use)s? of|(?:is|was|are|were|been|gets?) (?:ever )?used)\\b");
  private static final Pattern TRAFFIC =
      Pattern.compile(
          "\\b(?:connect\\w*|traffic|talk\\w*|communicat\\w*|contact\\w*|dns (?:quer\\w+|lookups?)|quer(?:y|ies|ied)|look(?:ed|s)? ?ups?|resolv\\w*)\\b");
  private static final Pattern SIGN_INS =
      Pattern.compile(
          "\\b(?:sign(?:s|ed|ing)?[- ]?ins?|log(?:s|ged|ging)?[- ]?[io]ns?|authenticat\\w+)\\b");
  private static final Pattern NARROWED =
      Pattern.compile("\\b(?:failed|failing|unsuccessful|denied|rejected|blocked|successful)\\b");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Work work() {
    return Work.INVESTIGATION;
  }

  @Override
  public String example() {
    return "Everything about user017@contoso.example in the last 7 days.";
  }

  /// Asked for by name; a kind of check that narrows to what is named goes before it.
  @Override
  public int fit(Wording words) {
    if (named(words).isEmpty()) {
      return 0;
    }
    if (words.says(EVERYTHING)) {
      return 13;
    }
    return words.says(TRAFFIC) || (words.says(SIGN_INS) && !words.says(NARROWED)) ? 7 : 0;
  }

  @Override
  public Planned plan(Wording words) {
    return Qualifiers.ofAny(words)
        .or(() -> fixedDate(words))
        .or(() -> alsoNamed(words))
        .or(() -> Qualifiers.ofLimits(words.limitsBeside(limit(words))))
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> ready(words));
  }

  private static Optional<String> fixedDate(Wording words) {
    return words
        .window()
        .filter(it -> it.kind() == Window.Kind.ABSOLUTE)
        .map(
            it -> "It names a date (\"" + it.text() + "\"); a run looks back from when it is due.");
  }

  private static Optional<String> alsoNamed(Wording words) {
    return words.signals().entities().stream()
        .filter(it -> OTHERS.contains(it.type()) || words.excludes(it))
        .findFirst()
        .map(it -> "It also names \"" + it.text() + "\", by which a timeline is not narrowed yet.");
  }

  private static Optional<Limit> limit(Wording words) {
    return words.limit(List.of(Subject.EVENT));
  }

  private static List<Entity> named(Wording words) {
    return words.named(NAMED).stream().filter(it -> !words.excludes(it)).toList();
  }

  private static Planned ready(Wording words) {
    var draft = new Draft();
    var window = draft.window(words);
    var tables = tables(words);
    if (tables.isEmpty()) {
      return new Planned.CannotHonour(
          "None of the tables it asks for names such a thing as \""
              + named(words).getFirst().text()
              + "\".");
    }
    return Draft.refusal(window)
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> new Planned.Ready(plan(words, tables, draft, window)));
  }

  /// Those the words ask for and that name such things; all that do, where the words ask for none.
  private static List<EntityTable> tables(Wording words) {
    var able =
        EntityTable.ALL.stream()
            .filter(table ->
                named(words).stream().anyMatch(it -> table.columns().containsKey(it.type())))
            .toList();
    if (words.says(EVERYTHING)) {
      return able;
    }
    return able.stream().filter(it -> words.says(it.asked())).toList();
  }

  private static Plan plan(Wording words, List<EntityTable> tables, Draft draft, Duration window) {
    var limit = limit(words).orElse(Limit.of(Operator.AT_LEAST, 1));
    var rule =
        new DecisionRule(
            "Events",
            limit.operator(),
            BigDecimal.valueOf(limit.value()),
            List.of("Entity", "Table"));
    var names = names(words);
    draft.assume(
        "It is looked for in "
            + String.join(", ", tables.stream().map(EntityTable::name).toList())
            + ".");
    new EntityTimelineQueries(tables, named(words), rule).addTo(draft);
    return new Plan(
        NAME,
        "Activity of " + String.join(", ", names) + ": " + rule.text() + " per table",
        window,
        draft.queries(),
        rule,
        Severity.INFORMATIONAL,
        List.of(),
        draft.assumptions());
  }

  private static SequencedSet<String> names(Wording words) {
    var names = new LinkedHashSet<String>();
    named(words).forEach(it -> names.add(it.value()));
    return names;
  }

  @Override
  public String title(Plan plan, Row row) {
    return row.text("Entity")
        + ": "
        + row.count("Events")
        + (row.count("Events") == 1 ? " event in " : " events in ")
        + row.text("Table");
  }

  @Override
  public String description(Plan plan, Row row) {
    return "Between "
        + row.text("FirstSeen")
        + " and "
        + row.text("LastSeen")
        + ": "
        + row.list("Activities")
        + ".";
  }

  @Override
  public List<String> nextSteps() {
    return List.of(
        "Read the events in the order of time and mark what nobody can explain.",
        "Ask the same of every address, host and account that appears beside it.");
  }

  @Override
  public String impact() {
    return "What one account, host or address did is the thread by which the rest of an incident is pulled out.";
  }
}
