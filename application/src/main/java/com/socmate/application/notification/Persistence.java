package com.socmate.application.notification;

import com.socmate.application.port.Deliveries.Next;
import com.socmate.application.port.Told;
import com.socmate.domain.notification.Backoff;

/// How telling somebody goes on after a try: it is done, tried again later, or given up.
public final class Persistence {
  private static final int LONGEST_RESULT = 500;

  private Persistence() {}

  /// @param attempts how often it was tried, with this one
  /// @param random from 0 to 1
  public static Next next(Told told, int attempts, double random) {
    return switch (told) {
      case Told.Taken _ -> new Next.Done();
      case Told.Never _ -> new Next.GivenUp();
      case Told.NotNow(_, _, var notBefore) ->
          Backoff.after(attempts, random)
              .map(pause -> notBefore.filter(it -> it.compareTo(pause) > 0).orElse(pause))
              .<Next>map(Next.Again::new)
              .orElseGet(Next.GivenUp::new);
    };
  }

  /// What came of it, as much of it as is kept.
  public static String shown(Told told) {
    var text = told.result();
    return text.length() <= LONGEST_RESULT ? text : text.substring(0, LONGEST_RESULT) + "…";
  }
}
