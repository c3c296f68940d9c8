package com.socmate.adapters.audit.guard;

import com.socmate.application.port.HostPaces;
import com.socmate.application.port.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How fast each host is connected to, by all audits of all workers together: whoever is audited
/// from many workspaces is not asked many times as fast.
///
/// The connections of this process stand in a line for each host. While there is one, a thread of
/// its own takes turns for those who wait, and takes the next when the last of them has begun: it
/// never has more than it needs, and none that are far away.
public final class Pace {
  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

  /// How old news may be: an answer that took longer, or a turn that nobody took for so long, says
  /// little of when others have theirs.
  private static final Duration GRACE = Duration.ofSeconds(1);

  /// How long one waits in silence.
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private static final Duration BREATH = Duration.ofSeconds(1);

  private final HostPaces paces;
  private final Map<Line, Queue<Turn>> lines = new ConcurrentHashMap<>();

  /// @param paces of which all turns are taken
  public Pace(HostPaces paces) {
    this.paces = paces;
  }

  private record Line(String host, int perSecond) {
    Duration every() {
      return Duration.ofSeconds(1).dividedBy(perSecond);
    }
  }

  /// What is told to whoever waits for long.
  @FunctionalInterface
  interface Patience {
    void ask() throws IOException;
  }

  /// Nobody gets ahead of his turn, and as long as the store does not answer it is nobody's.
  ///
  /// @param perSecond 0 for no limit
  /// @param patience asked every other second; whoever has none leaves the line
  void await(String host, int perSecond, Patience patience)
      throws IOException, InterruptedException {
    boolean mine = perSecond <= 0;
    while (!mine) {
      var turn = join(new Line(host, Math.min(perSecond, HostPaces.MOST_TURNS)));
      try {
        while (!turn.await(SILENCE)) {
          patience.ask();
        }
      } finally {
        turn.leave();
      }
      mine = !turn.isPast(GRACE);
    }
  }

  /// How many lines there are: none when nobody waits.
  int lines() {
    return lines.size();
  }

  private Turn join(Line line) {
    var turn = new Turn();
    lines.compute(
        line,
        (_, known) -> {
          var waiting = known == null ? new ConcurrentLinkedQueue<Turn>() : known;
          waiting.add(turn);
          if (known == null) {
            Thread.ofVirtual().start(() -> serve(line, waiting));
          }
          return waiting;
        });
    return turn;
  }

  private void serve(Line line, Queue<Turn> waiting) {
    try {
      while (!isOver(line)) {
        Turn.sleepUntil(serveOnce(line, waiting));
      }
    } catch (InterruptedException | RuntimeException e) {
      LOG.error("Nobody may ask {}: its turns cannot be had.", line.host(), e);
      lines.remove(line);
      waiting.forEach(it -> it.deny(e));
    }
  }

  /// Whoever comes afterwards is the first of a new line.
  private boolean isOver(Line line) {
    return lines.computeIfPresent(
            line,
            (_, waiting) -> {
              waiting.removeIf(Turn::isLeft);
              return waiting.isEmpty() ? null : waiting;
            })
        == null;
  }

  /// @return when it is time for more
  private long serveOnce(Line line, Queue<Turn> waiting) {
    int count = Math.clamp(waiting.size(), 1, line.perSecond());
    long asked = System.nanoTime();
    try {
      var wait = paces.reserve(line.host(), count, line.every());
      long answered = System.nanoTime();
      return answered - asked > GRACE.toNanos()
          ? answered
          : give(waiting, answered + wait.toNanos(), count, line.every().toNanos());
    } catch (Unavailable e) {
      LOG.warn("Audits of {} wait: {}", line.host(), e.getMessage());
      return System.nanoTime() + BREATH.toNanos();
    }
  }

  /// Whoever left has his turn taken by the next.
  private static long give(Queue<Turn> waiting, long first, int count, long every) {
    int given = 0;
    var next = waiting.poll();
    while (next != null) {
      given += next.give(first + given * every) ? 1 : 0;
      next = given < count ? waiting.poll() : null;
    }
    return first + (count - 1) * every;
  }
}
