package com.socmate.adapters.http;

import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Members;
import com.socmate.adapters.http.body.Violation;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.Classification;
import com.socmate.domain.incident.IncidentChange;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.LocalNotes;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a body wants of an incident: of its provider, and of what people here say.
record IncidentBody(IncidentChange there, Optional<UnaryOperator<LocalNotes>> here) {
  static final List<String> MEMBERS =
      List.of(
          "status",
          "severity",
          "owner",
          "classification",
          "classification_reason",
          "classification_comment",
          "notes",
          "tags",
          "assignee");
  private static final int LONGEST_OWNER = 320;
  private static final int LONGEST_TAG = 50;

  static IncidentBody of(Members body) {
    body.refuseNull("status", "severity", "classification", "notes", "tags");
    var status = body.oneOf("status", IncidentStatus.class);
    var severity = body.oneOf("severity", Severity.class);
    var verdict = body.oneOf("classification", Classification.Verdict.class);
    var reason = body.oneOf("classification_reason", Classification.Reason.class);
    var comment = body.text("classification_comment", 0, Classification.LONGEST_COMMENT);
    var owner = body.isNull("owner") ? Optional.of("") : body.text("owner", 1, LONGEST_OWNER);
    if (verdict.isEmpty() && (reason.isPresent() || comment.isPresent())) {
      body.refuse("classification", "is named with its reason or comment", "value_error.missing");
    }
    if (reason.isPresent() && verdict.isPresent() && !reason.get().goesWith(verdict.get())) {
      body.refuse(
          "classification_reason",
          "does not go with " + Words.of(verdict.get()),
          "value_error.contradiction");
    }
    if (status.filter(it -> it == IncidentStatus.CLOSED).isPresent() && verdict.isEmpty()) {
      body.refuseMissing("classification", "is needed to close an incident");
    }
    var here = here(body);
    body.orRefuse();
    return new IncidentBody(
        new IncidentChange(
            status,
            severity,
            verdict.map(it -> new Classification(it, reason, comment.orElse(""))),
            owner),
        here);
  }

  private static Optional<UnaryOperator<LocalNotes>> here(Members body) {
    var notes = body.text("notes", 0, LocalNotes.LONGEST_NOTES);
    var tags = body.texts("tags", LocalNotes.MOST_TAGS, LONGEST_TAG);
    var assignee = body.text("assignee", 1, LONGEST_OWNER);
    boolean nobody = body.isNull("assignee");
    if (notes.isEmpty() && tags.isEmpty() && assignee.isEmpty() && !nobody) {
      return Optional.empty();
    }
    return Optional.of(before ->
        new LocalNotes(
            notes.orElse(before.notes()),
            tags.orElse(before.tags()),
            nobody ? Optional.empty() : assignee.or(before::assignee)));
  }

  /// A change that changes nothing is a mistake.
  IncidentBody orRefuse() {
    if (there.isNothing() && here.isEmpty()) {
      throw new InvalidBody(
          List.of(
              new Violation(
                  List.of("body"),
                  "names nothing to change; known here: " + String.join(", ", MEMBERS),
                  "value_error.missing")));
    }
    return this;
  }
}
