package com.socmate.adapters.sentinel;

import com.socmate.application.port.Outbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Goes to an address that an administrator named, by the one way out.
public final class OutboundWire implements Wire {
  private final Function<Duration, Outbound> ways;

  /// @param ways makes a way out that waits that long
  public OutboundWire(Function<Duration, Outbound> ways) {
    this.ways = ways;
  }

  @Override
  public Outcome send(Ask ask) {
    var message =
        new Outbound.Message(ask.method(), ask.address().toString(), ask.headers(), ask.body());
    return switch (ways.apply(ask.timeout()).send(message)) {
      case Outbound.Outcome.Answered answered when answered.cut() ->
          new Outcome.Broken("The answer is larger than is taken.");
      case Outbound.Outcome.Answered answered -> {
        Map<String, String> headers = new HashMap<>();
        answered.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
        yield new Outcome.Answered(
            answered.status(), headers, StandardCharsets.UTF_8.decode(answered.body()).toString());
      }
      case Outbound.Outcome.Refused(var why) -> new Outcome.Broken(why);
      case Outbound.Outcome.Failed(var reason, var why) ->
          reason == Outbound.Reason.TOO_SLOW ? new Outcome.TooLate(why) : new Outcome.Broken(why);
    };
  }
}
