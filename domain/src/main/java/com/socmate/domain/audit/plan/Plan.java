package com.socmate.domain.audit.plan;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.workspace.DomainName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What an audit is going to do, before it does anything. Nothing that is seen on the way changes
/// it.
///
/// @param targets of the order, or those of them that the brief keeps to
/// @param errand for each of them
/// @param topics beginnings of the names of the checks that are judged; empty for all
/// @param besides beginnings of the names of those that are not, though a topic holds them
/// @param by who made it
/// @param note how that came about, in a sentence; empty where there is nothing to say
/// @param steps what it does, in sentences
/// @param ignored what the brief asks for and is not done, with why
public record Plan(
    List<DomainName> targets,
    Errand errand,
    Set<String> topics,
    Set<String> besides,
    Author by,
    String note,
    List<String> steps,
    List<String> ignored) {
  /// Who made a plan.
  public enum Author {
    /// It is that of every audit of its type.
    TYPE,
    /// It was made by rules from the words of a brief.
    RULES,
    /// It was made by rules, and a model made it narrower.
    MODEL;

    public String spoken() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Plan {
    targets = List.copyOf(targets);
    topics = Set.copyOf(topics);
    besides = Set.copyOf(besides);
    steps = List.copyOf(steps);
    ignored = List.copyOf(ignored);
  }

  /// The plan of an order, or what has to be asked first.
  public static Reading of(AuditOrder order) {
    return order.type() == AuditType.AUTONOMOUS
        ? new Narrowed(order).read()
        : new Reading.Understood(
            new Plan(
                order.targets(),
                Errand.of(order.type(), order.targets().size()),
                Set.of(),
                Set.of(),
                Author.TYPE,
                "",
                List.of(),
                List.of()));
  }

  /// Whether it makes a difference to an order's plan what a model says of its brief.
  public static boolean maySuggest(AuditOrder order) {
    return new Brief(order).question().isEmpty();
  }

  /// Why a model's suggestion cannot be followed, as the end of a sentence that repeats nothing of
  /// it; empty where it can.
  public static Optional<String> objection(AuditOrder order, Suggestion.Narrower suggestion) {
    return new Narrowed(order).objection(suggestion);
  }

  Plan noting(String what) {
    return new Plan(targets, errand, topics, besides, by, what, steps, ignored);
  }

  /// All that it comes to, in sentences, with how it came about.
  public List<String> sentences() {
    return Stream.concat(Stream.of(note).filter(it -> !it.isEmpty()), steps.stream()).toList();
  }

  public boolean judges(Check check) {
    return judges(topics, besides, check.id().value());
  }

  static boolean judges(Set<String> topics, Set<String> besides, String check) {
    return (topics.isEmpty() || topics.stream().anyMatch(check::startsWith))
        && besides.stream().noneMatch(check::startsWith);
  }

  /// What a check comes to under this plan.
  public Verdict heard(Check check, Verdict verdict) {
    return judges(check) ? verdict : new Verdict.NotTested("The brief leaves it out.");
  }

  /// What a brief comes to.
  public sealed interface Reading {
    record Understood(Plan plan) implements Reading {}

    /// It can be understood in more than one way, or in none; nothing is done until it is said more
    /// clearly.
    ///
    /// @param hint how to say it
    record Unclear(String question, String hint) implements Reading {}
  }
}
