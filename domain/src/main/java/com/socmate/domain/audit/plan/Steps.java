package com.socmate.domain.audit.plan;

import com.socmate.domain.audit.trial.Trick;
import com.socmate.domain.audit.trial.Tricks;
import com.socmate.domain.workspace.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an errand comes to, in sentences.
record Steps(List<DomainName> targets, Errand errand, Set<String> topics, Set<String> besides) {
  List<String> sentences() {
    List<String> steps = new ArrayList<>();
    steps.add(
        "Look at the first page, TLS, names and usual paths of "
            + targets.stream().map(DomainName::value).collect(Collectors.joining(", "))
            + ".");
    if (errand.crawls()) {
      steps.add(walk());
      steps.add(tries());
    }
    steps.add(
        "Judge "
            + (topics.isEmpty() ? "everything that was seen" : "only " + sorted(topics))
            + (besides.isEmpty() ? "." : " without " + sorted(besides) + "."));
    steps.add(
        "End after "
            + (errand.seconds() + 59) / 60
            + " minutes for each target, with whatever was seen; a tenth more is kept for that.");
    return steps;
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }

  private String walk() {
    return "Walk through "
        + (errand.within().isEmpty() ? "the site" : String.join(", ", errand.within()))
        + (errand.without().isEmpty() ? "" : " without " + String.join(", ", errand.without()))
        + ": at most "
        + errand.pages()
        + " pages, "
        + errand.depth()
        + " links deep, "
        + errand.requests()
        + " requests.";
  }

  private String tries() {
    var checks =
        Tricks.all().stream()
            .filter(it -> errand.tricks().contains(it.name()))
            .map(Trick::check)
            .collect(Collectors.toCollection(TreeSet::new));
    return checks.isEmpty()
        ? "Try nothing."
        : "Try what pages take, for " + String.join(", ", checks) + "; with GET only.";
  }
}
