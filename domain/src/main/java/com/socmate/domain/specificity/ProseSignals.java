package com.socmate.domain.specificity;

import com.socmate.domain.entity.Entities;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.entity.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a query written as prose.
final class ProseSignals {
  /// Their words say what happens, so they stay readable.
  private static final Set<EntityType> READABLE =
      Set.of(
          EntityType.PROTOCOL,
          EntityType.APP,
          EntityType.ROLE,
          EntityType.GROUP,
          EntityType.PROCESS,
          EntityType.COMMAND_LINE);

  /// What was named is blotted out; lists of it go on behind a comma.
  private static final Pattern EXCLUSION =
      Pattern.compile(
          "(?i)\\b(?:exclud(?:e|es|ed|ing)|except(?: for)?|ignor(?:e|es|ing)|other than|not (?:including|counting|from|by)|but not|apart from|any(?:one|body|where|thing) (?:but|except)|everyone but|omit(?:s|ting)?|leav(?:e|es|ing) out|unless|outside(?: of)?)\\s+((?:(?!\\s(?:in the|over|during|per|within|the last|the past|last|past|grouped|counted|more than|at least|with)\\b)[^,.;]|,\\s*(?=(?:and\\s+|or\\s+)?\u0001)){2,120})");

  private ProseSignals() {}

  static Signals read(String query) {
    List<Entity> entities = Entities.in(query);
    List<Activity> activities = Activities.in(query);
    Draft draft = new Draft(query);
    entities.stream()
        .filter(entity -> !READABLE.contains(entity.type()))
        .forEach(entity -> draft.blot(entity.span()));
    TimeReader times = new TimeReader(draft).read();
    List<Threshold> thresholds = new ArrayList<>(new ThresholdReader(draft).read());
    thresholds.addAll(times.ages());
    Optional<ConditionType> condition =
        new ConditionReader(
                query,
                entities,
                activities,
                thresholds,
                times.correlation().isPresent(),
                times.baseline().isPresent())
            .read();
    List<String> keys = KeyReader.read(query);
    return new Signals(
        query,
        times.window().or(() -> stateAtRun(times, activities, condition, query)),
        times.correlation(),
        times.baseline(),
        condition,
        withImplicit(thresholds, condition),
        condition.filter(type -> type == ConditionType.EXISTENCE).isPresent() ? List.of() : keys,
        keys,
        entities,
        activities,
        exclusions(query, entities),
        false);
  }

  private static final Pattern PRESENT_STATE =
      Pattern.compile(
          "(?i)\\b(?:expir\\w+|stale|inactive|unused|dormant|orphaned|unpatched|unencrypted|end[- ]of[- ]life|out[- ]of[- ]date|outdated"
              + "|(?:passwords?|keys?|secrets?|certificates?|tokens?|accounts?)\\b[^.;]{0,40}\\bolder than|\\bdays? old\\b|\\bolder than|(?:not|n't) (?:\\w+ )?(?:changed|rotated|patched|updated|signed in|logged (?:in|on)|used)|(?:have|has|with|without) (?:no )?(?:MFA|multi-?factor\\w*)(?: registered| enabled)?|never (?:signed|logged)[ -]?(?:in|on))\\b");

  /// What is asked about a state, not about events, is asked as of the run.
  private static Optional<Window> stateAtRun(
      TimeReader times,
      List<Activity> activities,
      Optional<ConditionType> condition,
      String query) {
    boolean silence = condition.filter(type -> type == ConditionType.ABSENCE).isPresent();
    if (silence && !times.ages().isEmpty()) {
      TextSpan span = times.ages().getFirst().span().orElseThrow();
      return Optional.of(atRun(span, span.in(query)));
    }
    Matcher matcher = PRESENT_STATE.matcher(Draft.plain(query));
    boolean aboutEvents = activities.stream().anyMatch(activity -> !activity.rare());
    boolean aged =
        !times.ages().isEmpty()
            || activities.stream().anyMatch(activity -> activity.name().equals("expiry"));
    if (!aged || (aboutEvents && !silence) || !matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(
        atRun(TextSpan.ofChars(query, matcher.start(), matcher.end()), matcher.group()));
  }

  private static Window atRun(TextSpan span, String text) {
    return new Window(Window.Kind.AS_OF_RUN, "as_of_run", Optional.empty(), span, text);
  }

  private static List<Threshold> withImplicit(
      List<Threshold> thresholds, Optional<ConditionType> condition) {
    return thresholds.isEmpty() && condition.isPresent()
        ? List.of(Threshold.oneOccurrence())
        : List.copyOf(thresholds);
  }

  private static List<Exclusion> exclusions(String query, List<Entity> entities) {
    Draft draft = new Draft(query);
    entities.forEach(entity -> draft.blot(entity.span()));
    List<Exclusion> found = new ArrayList<>();
    Matcher matcher = draft.matcher(EXCLUSION);
    while (matcher.find()) {
      TextSpan span = draft.span(matcher.start(1), matcher.end(1));
      found.add(new Exclusion(span, span.in(query).strip()));
    }
    return List.copyOf(found);
  }
}
