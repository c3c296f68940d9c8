package com.socmate.adapters.notification;

import com.socmate.application.investigation.evidence.VisibleText;
import com.socmate.application.port.Telling;
import com.socmate.domain.notification.Occasion;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A telling in words that are safe to show: each line is one, and nothing in it hides or reorders
/// anything.
///
/// @param more how many identical ones were counted since the last was told, in a sentence
/// @param why the recipient is told
/// @param link where it all stands, if an address of the product is known
public record Wording(
    String title, List<String> lines, Optional<String> more, String why, Optional<String> link) {
  private static final int LONGEST_TITLE = 250;
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_LINES = 40;

  public Wording {
    lines = List.copyOf(lines);
  }

  /// @param product the address under which people reach it
  public static Wording of(Telling telling, Optional<URI> product) {
    var news = telling.news();
    return new Wording(
        VisibleText.of(news.title(), LONGEST_TITLE),
        news.body()
            .lines()
            .limit(MOST_LINES)
            .map(line -> VisibleText.of(line, LONGEST_LINE))
            .filter(line -> !line.isBlank())
            .toList(),
        more(telling),
        VisibleText.of(telling.why(), LONGEST_LINE),
        product.map(it -> it.resolve(path(telling)).toString()));
  }

  private static Optional<String> more(Telling telling) {
    var what = telling.news().occasion() instanceof Occasion.Recovery ? "The trouble" : "The same";
    return switch (telling.repeats()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(what + " happened once more since you were last told of it.");
      default ->
          Optional.of(
              what
                  + " happened "
                  + telling.repeats()
                  + " times more since you were last told of it.");
    };
  }

  private static String path(Telling telling) {
    return telling
        .news()
        .session()
        .map(session -> "/sessions/" + session)
        .or(() -> telling.news().schedule().map(schedule -> "/schedules/" + schedule))
        .orElse("/notifications");
  }
}
