package com.socmate.adapters.audit.crawl;

import com.socmate.domain.audit.crawl.Parameter;
import com.socmate.domain.audit.crawl.Robots;
import com.socmate.domain.audit.crawl.Untouchable;
import com.socmate.domain.audit.crawl.WebAddress;
import com.socmate.domain.audit.plan.Errand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is still to be asked for: nearer pages first, those equally near by their names, each
/// address once, so many of a kind, and nothing that is left out on purpose.
final class Frontier {
  private static final int MOST_OF_A_KIND = 20;
  private static final int MOST_VALUES = 5;
  private static final int MOST_LEFT_OUT = 200;

  private final Errand errand;
  private final Set<WebAddress> met = new HashSet<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<String, Set<String>> values = new HashMap<>();
  private final Set<String> leftOut = new TreeSet<>();
  private final List<TreeSet<WebAddress>> levels = new ArrayList<>();
  private Robots robots = Robots.NONE;

  Frontier(Errand errand) {
    this.errand = errand;
    for (int depth = 0; depth <= errand.depth(); depth++) {
      levels.add(new TreeSet<>());
    }
  }

  void obey(Robots rules) {
    robots = rules;
  }

  /// One that was asked for elsewhere.
  void met(WebAddress address) {
    met.add(address);
  }

  /// @param words what a person reads on the link
  void add(WebAddress address, String words, int depth) {
    if (depth > errand.depth() || !met.add(address) || !errand.covers(address.path())) {
      return;
    }
    if (Untouchable.is(address, words)) {
      leaveOut(address, "its words say that it does something");
    } else if (!robots.allow(address)) {
      leaveOut(address, "robots.txt asks for it");
    } else if (isTooMuchOfAKind(address)) {
      leaveOut(address.template(), "there are many of its kind");
    } else {
      levels.get(depth).add(address);
    }
  }

  private boolean isTooMuchOfAKind(WebAddress address) {
    if (kinds.merge(address.kind(), 1, Integer::sum) > MOST_OF_A_KIND) {
      return true;
    }
    boolean full = false;
    for (Parameter parameter : address.parameters()) {
      var seen =
          values.computeIfAbsent(address.template() + "?" + parameter.name(), _ -> new HashSet<>());
      full |= !seen.contains(parameter.value()) && seen.size() >= MOST_VALUES;
      if (seen.size() < MOST_VALUES) {
        seen.add(parameter.value());
      }
    }
    return full;
  }

  private void leaveOut(WebAddress address, String why) {
    leaveOut(address.path() + (address.query().isEmpty() ? "" : "?" + address.query()), why);
  }

  void leaveOut(String what, String why) {
    if (leftOut.size() < MOST_LEFT_OUT) {
      leftOut.add(what + ": " + why);
    }
  }

  boolean allows(WebAddress address) {
    return robots.allow(address) && errand.covers(address.path()) && !Untouchable.is(address, "");
  }

  /// The next, with how far away it is.
  record Next(WebAddress address, int depth) {}

  Optional<Next> next() {
    for (int depth = 0; depth < levels.size(); depth++) {
      var first = levels.get(depth).pollFirst();
      if (first != null) {
        return Optional.of(new Next(first, depth));
      }
    }
    return Optional.empty();
  }

  List<String> leftOut() {
    return List.copyOf(leftOut);
  }
}
