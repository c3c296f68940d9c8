package com.socmate.domain.audit.plan;

import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.trial.Trick;
import com.socmate.domain.audit.trial.Tricks;
import java.time.Duration;
import java.util.List;

/// How far a worker goes with one target. What it can reach at all is the guard's to say; an errand
/// only asks for less.
///
/// @param crawls whether it goes beyond the first page
/// @param within paths that it keeps to; empty for the whole site
/// @param without paths that it leaves out
/// @param pages the most that it asks for
/// @param depth how many links away from the first page
/// @param requests the most it sends beyond the first page
/// @param tricks what it tries, by name
/// @param seconds after which it comes to its end with what it has
public record Errand(
    boolean crawls,
    List<String> within,
    List<String> without,
    int pages,
    int depth,
    int requests,
    List<String> tricks,
    int seconds) {
  private static final int MOST_PAGES = 500;
  private static final int DEEPEST = 8;
  private static final int MOST_REQUESTS = 10_000;
  private static final int MOST_AUTONOMOUS_REQUESTS = 20_000;

  /// No run takes longer than an hour, whatever its type; what is left over is for making rooms and
  /// keeping what was found.
  private static final Duration LONGEST = Duration.ofMinutes(54);

  public Errand {
    within = List.copyOf(within);
    without = List.copyOf(without);
    tricks = List.copyOf(tricks);
  }

  /// All that the type allows for each of so many targets.
  public static Errand of(AuditType type, int targets) {
    int seconds =
        (int)
            Math.min(
                type.softBudget().toSeconds(), LONGEST.toSeconds() * 9 / 10 / Math.max(1, targets));
    return switch (type) {
      case SHALLOW -> new Errand(false, List.of(), List.of(), 0, 0, 0, List.of(), seconds);
      case DEEP -> beyond(MOST_REQUESTS, seconds);
      case AUTONOMOUS -> beyond(MOST_AUTONOMOUS_REQUESTS, seconds);
    };
  }

  private static Errand beyond(int requests, int seconds) {
    var tricks = Tricks.all().stream().map(Trick::name).toList();
    return new Errand(true, List.of(), List.of(), MOST_PAGES, DEEPEST, requests, tricks, seconds);
  }

  /// After which it is stopped, whatever it has; a tenth is a reserve for coming to an end.
  public Duration wall() {
    return Duration.ofSeconds(seconds + Math.max(20, seconds / 9));
  }

  public boolean covers(String path) {
    return (within.isEmpty() || within.stream().anyMatch(it -> isBelow(it, path)))
        && without.stream().noneMatch(it -> isBelow(it, path));
  }

  private static boolean isBelow(String folder, String path) {
    var bare = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    return path.equals(bare) || path.startsWith(bare + "/");
  }

  /// Whether it looks at the whole site, so that what it no longer sees is gone.
  public boolean isWhole() {
    return within.isEmpty() && without.isEmpty();
  }
}
