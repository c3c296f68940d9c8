package com.socmate.application.investigation.evidence;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.SuppressionId;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What is known before answers are judged.
///
/// @param told what the last run found and people were told of, with its title
/// @param suppressed which of some things people want to hear nothing of at present
public record Background(
    Map<Fingerprint, String> told,
    Function<Set<Fingerprint>, Map<Fingerprint, SuppressionId>> suppressed) {
  public static final Background NOTHING = new Background(Map.of(), _ -> Map.of());

  public Background {
    told = Map.copyOf(told);
  }
}
