package com.socmate.adapters.audit.crawl;

import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Place;
import com.socmate.domain.audit.observed.Trial;
import com.socmate.domain.audit.plan.Errand;
import com.socmate.domain.audit.trial.Ask;
import com.socmate.domain.audit.trial.Trick;
import com.socmate.domain.audit.trial.Tricks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tries at every place what is worth trying there; only what shows something is asked again, with
/// what disproves it, and told.
final class Trier {
  private static final int ANSWER_BYTES = 32 * 1024;

  private final Effort effort;
  private final List<Trick> tricks;
  private final Map<String, Integer> tried = new TreeMap<>();
  private final List<Trial> trials = new ArrayList<>();

  Trier(Effort effort, Errand errand) {
    this.effort = effort;
    this.tricks = Tricks.all().stream().filter(it -> errand.tricks().contains(it.name())).toList();
  }

  void tryAll(List<Place> places) {
    for (Place place : places) {
      for (Trick trick : tricks) {
        if (trick.suits(place) && !effort.isSpent()) {
          tryOne(place, trick);
        }
      }
    }
  }

  private void tryOne(Place place, Trick trick) {
    var answers = answers(trick.screening(place));
    tried.merge(trick.name(), 1, Integer::sum);
    if (trick.isPromising(place, answers)) {
      trials.add(
          new Trial(
              trick.name(),
              place,
              kept(answers(trick.attacks(place))),
              kept(answers(trick.controls(place)))));
    }
  }

  private List<Exchange> answers(List<Ask> asks) {
    return asks.stream()
        .map(it -> effort.ask(it.method(), it.url(), it.headers(), ANSWER_BYTES))
        .toList();
  }

  private List<Exchange> kept(List<Exchange> answers) {
    return answers.stream().map(it -> effort.kept(it, ANSWER_BYTES)).toList();
  }

  List<Crawl.Tried> tried() {
    return tried.entrySet().stream()
        .map(it -> new Crawl.Tried(it.getKey(), it.getValue()))
        .toList();
  }

  List<Trial> trials() {
    return trials;
  }
}
