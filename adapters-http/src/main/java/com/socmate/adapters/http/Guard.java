package com.socmate.adapters.http;

import com.socmate.domain.identity.Actor;
import com.socmate.domain.identity.Scope;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one place that decides whether a call may go on: who shows what, whether they are within
/// their limit, and whether it carries the scope that the route declares. Every call that is turned
/// away, here or by its route, goes on record.
public final class Guard {
  private static final String CHALLENGE = "Bearer realm=\"socmate\"";
  private static final Set<Integer> DENIED = Set.of(401, 403, 404);
  private static final String ACTOR = "socmate.actor";
  private static final int LONGEST_PATH = 200;

  private final List<SignIn> ways;
  private final Throttle throttle;
  private final Denials denials;

  public Guard(List<SignIn> ways, Throttle throttle, Denials denials) {
    this.ways = List.copyOf(ways);
    this.throttle = throttle;
    this.denials = denials;
  }

  Call admit(Route route, Access access, Context ctx) {
    return switch (access) {
      case Access.Open _ -> {
        if (route.signsIn()) {
          throttle.admitSignIn(ctx);
        } else if (route.isSecret()) {
          throttle.admitSecret(ctx);
        }
        yield Call.anonymous(ctx);
      }
      case Access.Needs(var scope) -> admit(scope, ctx);
    };
  }

  private Call admit(Scope scope, Context ctx) {
    var credential = credential(ctx);
    var principal = credential.holder().orElseThrow(() -> badCredential(ctx));
    ctx.attribute(RequestLog.USER, principal.asActor().name());
    ctx.attribute(ACTOR, principal.asActor());
    throttle.admit(principal, ctx);
    if (!principal.may(scope)) {
      throw Refused.forbidden("This needs the scope " + scope.text() + ".");
    }
    return new Call(ctx, Optional.of(principal), () -> stillMay(credential, scope));
  }

  private Refused badCredential(Context ctx) {
    throttle.countBadCredential(ctx);
    return Refused.unauthorized(
        "The credential is not valid, or no longer.", CHALLENGE + ", error=\"invalid_token\"");
  }

  private SignIn.Credential credential(Context ctx) {
    var shown = ways.stream().flatMap(way -> way.shownBy(ctx).stream()).toList();
    if (shown.size() > 1) {
      throw Refused.badParameter("The request shows more than one credential; send one.");
    }
    return shown.stream()
        .findFirst()
        .orElseThrow(() -> Refused.unauthorized("This needs a credential.", CHALLENGE));
  }

  private static boolean stillMay(SignIn.Credential credential, Scope scope) {
    return credential.holder().filter(principal -> principal.may(scope)).isPresent();
  }

  /// Puts a call on record that was turned away.
  void tell(Route route, Context ctx, Refused refused) {
    if (DENIED.contains(refused.status())) {
      var actor =
          Optional.<Actor>ofNullable(ctx.attribute(ACTOR))
              .orElseGet(() -> new Actor.Stranger(CallerAddress.of(ctx)));
      var path = RequestLog.printable(ctx.path());
      denials.record(
          actor,
          route.toString(),
          refused.status(),
          (path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path)
              + ": "
              + refused.detail(),
          RequestIds.of(ctx));
    }
  }
}
