package com.socmate.domain.specificity;

import com.socmate.domain.entity.Entity;
import java.util.List;
import java.util.Optional;

/// What a query says, read from its words alone: the same text always reads the same. Pasted KQL is
/// read by its own rules.
///
/// @param window the stretch of time looked at
/// @param correlation the time within which things must happen together
/// @param baseline the time against which novelty or change is measured
/// @param conditionType how the query decides; empty when it does not
/// @param thresholds the numbers that decide; one that is implicit for a plain existence
/// @param aggregationKey what is counted by: `ip`, `account`, …; empty for a total
/// @param subjects what the words group by or speak about, even where nothing is counted
/// @param entities what is named
/// @param activities what happens
/// @param exclusions what is left out
/// @param isKql whether the query is KQL rather than prose
public record Signals(
    String query,
    Optional<Window> window,
    Optional<TimeSpan> correlation,
    Optional<TimeSpan> baseline,
    Optional<ConditionType> conditionType,
    List<Threshold> thresholds,
    List<String> aggregationKey,
    List<String> subjects,
    List<Entity> entities,
    List<Activity> activities,
    List<Exclusion> exclusions,
    boolean isKql) {

  public static Signals read(String query) {
    return KqlSignals.isKql(query) ? KqlSignals.read(query) : ProseSignals.read(query);
  }

  /// Whether the query wants it left out.
  public boolean excludes(Entity entity) {
    return exclusions.stream().anyMatch(it -> it.covers(entity));
  }

  /// Whether a number that somebody wrote decides.
  public boolean hasExplicitThreshold() {
    return thresholds.stream().anyMatch(threshold -> !threshold.implicit());
  }
}
