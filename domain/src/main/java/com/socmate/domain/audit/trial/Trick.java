package com.socmate.domain.audit.trial;

import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import java.util.List;

/// A way to find out whether a place has a weakness. First it is tried cheaply; only where that
/// shows something it is done again, with what must not show it, and proved from the answers.
public sealed interface Trick
    permits Injection, BooleanPair, CachePoison, OriginPart, HeadInstead, OtherSpelling, Sighting {
  String name();

  /// The check it is for.
  String check();

  /// Whether the place is one to try it at.
  boolean suits(Place place);

  List<Ask> screening(Place place);

  /// Whether the answers, in the order of the questions, are worth more of them.
  boolean isPromising(Place place, List<Exchange> answers);

  List<Ask> attacks(Place place);

  List<Ask> controls(Place place);

  /// Whether every try worked and no control did.
  boolean isProvedBy(Trial trial);

  /// What it showed, in a sentence.
  String sentence(Place place);

  /// What to look for in the first attack's answer.
  String trace();

  /// What tells the finding from its like on the same page.
  String discriminator(Place place);

  /// Whether the answers are those to what had to be asked.
  default boolean isAnsweredBy(Trial trial) {
    return answer(attacks(trial.place()), trial.attacks())
        && answer(controls(trial.place()), trial.controls());
  }

  private static boolean answer(List<Ask> asks, List<Exchange> answers) {
    if (asks.size() != answers.size()) {
      return false;
    }
    for (int i = 0; i < asks.size(); i++) {
      if (!asks.get(i).isOf(answers.get(i)) || !answers.get(i).isAnswered()) {
        return false;
      }
    }
    return true;
  }
}
