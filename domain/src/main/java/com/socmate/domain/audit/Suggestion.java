package com.socmate.domain.audit;

import com.socmate.domain.workspace.DomainName;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What came of having a brief read by a model. Whatever it says, a plan is only made narrower by
/// it.
public sealed interface Suggestion {
  /// What the administration calls the model that was asked.
  String model();

  /// What a model would keep an audit to. What is empty keeps to nothing in particular.
  ///
  /// Refuses with [IllegalArgumentException], in words that repeat nothing of it: for what asks for
  /// two things at once, a path that is none, or a budget below 1
  ///
  /// @param promptHash the SHA-256 of all the model was told
  /// @param without paths that are left out
  /// @param looksOnly whether nothing is to be tried
  /// @param minutes for each target
  record Narrower(
      String model,
      String promptHash,
      Set<DomainName> targets,
      Set<Topic> topics,
      Set<Topic> besides,
      Set<String> within,
      Set<String> without,
      boolean looksOnly,
      OptionalInt pages,
      OptionalInt requests,
      OptionalInt minutes)
      implements Suggestion {
    private static final int MOST_PATHS = 20;
    private static final Pattern PATH = Pattern.compile("/[\\w~%-][\\w.~%/-]{0,198}");

    public Narrower {
      targets = Set.copyOf(targets);
      topics = Set.copyOf(topics);
      besides = Set.copyOf(besides);
      within = Collections.unmodifiableSet(new TreeSet<>(within));
      without = Collections.unmodifiableSet(new TreeSet<>(without));
      refuse(
          within.size() > MOST_PATHS || without.size() > MOST_PATHS,
          "More than " + MOST_PATHS + " paths are named.");
      refuse(
          !within.stream().allMatch(PATH.asMatchPredicate())
              || !without.stream().allMatch(PATH.asMatchPredicate()),
          "A path begins with a slash and has no query.");
      refuse(
          !Collections.disjoint(within, without) || !Collections.disjoint(topics, besides),
          "The same is wanted and left out.");
      refuse(
          looksOnly && topics.stream().anyMatch(it -> it.tries() && it != Topic.ERRORS),
          "Nothing is to be tried, but a topic that has to be is named.");
      refuse(
          IntStream.of(pages.orElse(1), requests.orElse(1), minutes.orElse(1))
              .anyMatch(it -> it < 1),
          "A budget is at least 1.");
    }

    private static void refuse(boolean isWrong, String why) {
      if (isWrong) {
        throw new IllegalArgumentException(why);
      }
    }

    /// Whether it names anything that is to be looked at.
    public boolean namesSomething() {
      return !topics.isEmpty() || !within.isEmpty();
    }
  }

  /// The model cannot tell what some words of the brief ask for.
  ///
  /// @param words that stand in the brief as they are
  record Doubt(String model, String words) implements Suggestion {}

  /// It was asked, and nothing of its answer is used.
  ///
  /// @param why as the end of a sentence, in our own words
  record Unused(String model, String why) implements Suggestion {}
}
