package com.socmate.adapters.http;

import com.socmate.application.port.AuditLog;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Scope;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The one place that decides whether a call may go on: who shows what, and whether it carries the
/// scope that the route declares. A person whose credential is good and whose scope is missing
/// leaves an entry in the audit log.
public final class Guard {
  private static final String CHALLENGE = "Bearer realm=\"socmate\"";

  private final List<SignIn> ways;
  private final AuditLog auditLog;
  private final InstantSource clock;

  public Guard(List<SignIn> ways, AuditLog auditLog, InstantSource clock) {
    this.ways = List.copyOf(ways);
    this.auditLog = auditLog;
    this.clock = clock;
  }

  Call admit(Route route, Access access, Context ctx) {
    return switch (access) {
      case Access.Open _ -> Call.anonymous(ctx);
      case Access.Needs(var scope) -> admit(route, scope, ctx);
    };
  }

  private Call admit(Route route, Scope scope, Context ctx) {
    var credential = credential(ctx);
    var principal =
        credential
            .holder()
            .orElseThrow(() ->
                Refused.unauthorized(
                    "The credential is not valid, or no longer.",
                    CHALLENGE + ", error=\"invalid_token\""));
    ctx.attribute(RequestLog.USER, principal.user().value());
    if (!principal.may(scope)) {
      tellDenied(route, scope, principal, ctx);
      throw Refused.forbidden("This needs the scope " + scope.text() + ".");
    }
    return new Call(ctx, Optional.of(principal), () -> stillMay(credential, scope));
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

  private void tellDenied(Route route, Scope scope, Principal principal, Context ctx) {
    auditLog.append(
        new AuditLog.Entry(
            clock.instant(),
            principal.asActor(),
            "request.denied",
            route.toString(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("scope " + scope.text() + " is missing"),
            Optional.of(RequestIds.of(ctx))));
  }
}
