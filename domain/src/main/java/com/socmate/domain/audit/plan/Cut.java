package com.socmate.domain.audit.plan;

import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.Topic;
import com.socmate.domain.audit.trial.Trick;
import com.socmate.domain.audit.trial.Tricks;
import com.socmate.domain.workspace.DomainName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a model leaves of a plan: less of everything, and nothing that was not in it.
record Cut(
    Plan bound, Suggestion.Narrower it, Set<String> topics, Set<String> besides, KeptPaths paths) {
  static Cut of(Plan bound, Suggestion.Narrower it) {
    var besides = new TreeSet<>(bound.besides());
    besides.addAll(checks(it.besides()));
    return new Cut(
        bound, it, common(bound.topics(), checks(it.topics())), besides, KeptPaths.of(bound, it));
  }

  boolean leavesNothing() {
    return targets().isEmpty() || paths.leaveNothing() || judgesNothing();
  }

  private boolean judgesNothing() {
    boolean apart = topics.isEmpty() && !bound.topics().isEmpty();
    var left = topics.isEmpty() ? checks(List.of(Topic.values())) : topics;
    return apart || left.stream().noneMatch(check -> besides.stream().noneMatch(check::startsWith));
  }

  private List<DomainName> targets() {
    return bound.targets().stream()
        .filter(target -> it.targets().isEmpty() || it.targets().contains(target))
        .toList();
  }

  private static Set<String> checks(Collection<Topic> topics) {
    return topics.stream()
        .flatMap(topic -> topic.checks().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The checks that two sets of beginnings have in common; an empty one has all.
  private static Set<String> common(Set<String> some, Set<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    return some.stream()
        .flatMap(one ->
            others.stream()
                .filter(other -> one.startsWith(other) || other.startsWith(one))
                .map(other -> one.length() > other.length() ? one : other))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Plan plan(String model) {
    var errand = errand();
    return new Plan(
        targets(),
        errand,
        topics,
        besides,
        Plan.Author.MODEL,
        "The model " + model + " made narrower what rules make of the brief's words.",
        new Steps(targets(), errand, topics, besides).sentences(),
        bound.ignored());
  }

  private Errand errand() {
    var before = bound.errand();
    return new Errand(
        before.crawls() && Brief.needsWalk(topics),
        List.copyOf(paths.within()),
        List.copyOf(paths.without()),
        Math.min(before.pages(), it.pages().orElse(before.pages())),
        before.depth(),
        Math.min(before.requests(), it.requests().orElse(before.requests())),
        tricks(before),
        Math.min(before.seconds(), it.minutes().orElse(before.seconds()) * 60));
  }

  private List<String> tricks(Errand before) {
    return Tricks.all().stream()
        .filter(trick -> !it.looksOnly() && before.tricks().contains(trick.name()))
        .filter(trick -> Plan.judges(topics, besides, trick.check()))
        .map(Trick::name)
        .toList();
  }
}
