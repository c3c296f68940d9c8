package com.socmate.application.session.further;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.investigation.Plan;
import java.time.Instant;
import java.util.List;

/// What a further question is taken for.
public sealed interface Understood {
  /// What it is taken for, as a sentence.
  String sentence();

  /// Something to execute.
  ///
  /// @param occurrence the moment it is executed for; its window ends a little before
  record ToRun(String sentence, Plan plan, Instant occurrence) implements Understood {}

  /// Something the session can tell without asking the logs.
  ///
  /// @param text Markdown in which nothing from logs is markup
  record ToTell(String sentence, String text, List<EvidenceRef> evidence) implements Understood {
    public ToTell {
      evidence = List.copyOf(evidence);
    }
  }

  /// Something that cannot be made out without a model.
  ///
  /// @param text why not, and what could be asked
  record Open(String sentence, String text) implements Understood {}

  /// @param text why not, and what could be asked
  record Unclear(String sentence, String text) implements Understood {}
}
