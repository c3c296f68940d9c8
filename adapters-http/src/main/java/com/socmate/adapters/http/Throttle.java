package com.socmate.adapters.http;

import com.socmate.application.port.RateLimits;
import com.socmate.application.port.RateLimits.Decision;
import com.socmate.application.port.RateLimits.Quota;
import com.socmate.domain.identity.Credential;
import com.socmate.domain.identity.Principal;
import io.javalin.http.Context;
import java.time.Duration;

/// Holds requests to their limits, and tells every answer what is left: in the form of the IETF's
/// draft (`RateLimit`, `RateLimit-Policy`) and in the older three headers.
public final class Throttle {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int SECRETS = 60;

  private final RateLimits limits;
  private final PerMinute perMinute;
  private final OwnCalls ownCalls;

  /// @param ownCalls what the server asks itself, on somebody's behalf who was counted already
  public Throttle(RateLimits limits, PerMinute perMinute, OwnCalls ownCalls) {
    this.limits = limits;
    this.perMinute = perMinute;
    this.ownCalls = ownCalls;
  }

  /// How many requests pass in a minute; API keys have a limit of their own.
  ///
  /// @param user of a person's sign-in
  /// @param client of a client's token
  /// @param signIn of an address to the routes that sign somebody in
  /// @param badCredentials of an address with credentials that are not valid
  public record PerMinute(int user, int client, int signIn, int badCredentials) {
    /// What the contract says, and what leaves people room to mistype.
    public static final PerMinute DEFAULT = new PerMinute(100, 200, 60, 60);
  }

  /// Counts a request of somebody who has proved who they are.
  void admit(Principal principal, Context ctx) {
    admit(quota(principal), ctx);
  }

  /// Counts a request that wants to sign in.
  void admitSignIn(Context ctx) {
    if (!ownCalls.isOne(ctx)) {
      admit(new Quota("sign-in", CallerAddress.of(ctx), perMinute.signIn(), MINUTE), ctx);
    }
  }

  /// Counts a request whose path is itself what lets it in.
  void admitSecret(Context ctx) {
    admit(new Quota("secret-address", CallerAddress.of(ctx), SECRETS, MINUTE), ctx);
  }

  /// Counts a credential that is not valid: whoever guesses is told to wait, while good credentials
  /// from the same address go on passing.
  void countBadCredential(Context ctx) {
    admit(
        new Quota("bad-credentials", CallerAddress.of(ctx), perMinute.badCredentials(), MINUTE),
        ctx);
  }

  private Quota quota(Principal principal) {
    return switch (principal.through()) {
      case Credential.SignIn _ ->
          new Quota("user", principal.user().value(), perMinute.user(), MINUTE);
      case Credential.Key(var id, var its) -> new Quota("api-key", id.value(), its, MINUTE);
      case Credential.Client(var id) -> new Quota("client", id.value(), perMinute.client(), MINUTE);
    };
  }

  private void admit(Quota quota, Context ctx) {
    switch (limits.decide(quota)) {
      case Decision.Admitted(_, var remaining, var resetsIn) ->
          tell(ctx, quota, remaining, seconds(resetsIn));
      case Decision.Refused(_, var retryAfter) -> {
        int wait = seconds(retryAfter);
        tell(ctx, quota, 0, wait);
        throw Refused.tooMany(
            "The limit is "
                + quota.limit()
                + " requests a minute. Try again in "
                + wait
                + (wait == 1 ? " second." : " seconds."),
            wait);
      }
    }
  }

  private static void tell(Context ctx, Quota quota, int remaining, int seconds) {
    var name = '"' + quota.policy() + '"';
    ctx.header(
        "RateLimit-Policy", name + ";q=" + quota.limit() + ";w=" + quota.window().toSeconds());
    ctx.header("RateLimit", name + ";r=" + remaining + ";t=" + seconds);
    ctx.header("RateLimit-Limit", Integer.toString(quota.limit()));
    ctx.header("RateLimit-Remaining", Integer.toString(remaining));
    ctx.header("RateLimit-Reset", Integer.toString(seconds));
  }

  /// Rounded up, so that whoever waits that long waits long enough.
  private static int seconds(Duration wait) {
    return (int) Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
