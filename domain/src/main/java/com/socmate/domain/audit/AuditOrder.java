package com.socmate.domain.audit;

import com.socmate.domain.workspace.DomainName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What is to be audited, and how far.
///
/// @param targets each once, in the order they were named
/// @param scope the operator's brief; an autonomous audit has one
/// @param suggestion what a model made of the brief when it was given; empty if none was asked
///
///   Refuses with [IllegalArgumentException]: without a target, with more than ten, or an
///   autonomous one without a brief
public record AuditOrder(
    AuditType type,
    List<DomainName> targets,
    Optional<String> scope,
    Optional<Suggestion> suggestion) {
  /// So many shallow audits fit into the hour that a run may take.
  public static final int MAX_TARGETS = 10;

  public static final int MAX_SCOPE = 4_000;

  /// One whose brief no model has read.
  public AuditOrder(AuditType type, List<DomainName> targets, Optional<String> scope) {
    this(type, targets, scope, Optional.empty());
  }

  public AuditOrder {
    targets = List.copyOf(new LinkedHashSet<>(targets));
    if (targets.isEmpty() || targets.size() > MAX_TARGETS) {
      throw new IllegalArgumentException("An audit has 1 to " + MAX_TARGETS + " targets.");
    }
    if (type == AuditType.AUTONOMOUS && scope.isEmpty()) {
      throw new IllegalArgumentException("An autonomous audit has a brief.");
    }
  }

  /// The same, with what a model made of its brief.
  public AuditOrder with(Optional<Suggestion> made) {
    return new AuditOrder(type, targets, scope, made);
  }

  /// Whether another asks for the same in the same words, whatever a model made of them.
  public boolean asksLike(AuditOrder other) {
    return with(Optional.empty()).equals(other.with(Optional.empty()));
  }
}
