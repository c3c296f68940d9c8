package com.socmate.adapters.http;

import com.socmate.domain.identity.Scope;
import io.javalin.http.HandlerType;
import java.util.Optional;

/// One method on one path, who may call it, and what it does. A route says its access by
/// [#needs(Scope)] or [#open()]; one that says nothing keeps the server from starting.
public record Route(HandlerType method, String path, Optional<Access> access, Action action) {

  public static Route get(String path, Action action) {
    return new Route(HandlerType.GET, path, Optional.empty(), action);
  }

  public static Route post(String path, Action action) {
    return new Route(HandlerType.POST, path, Optional.empty(), action);
  }

  public static Route patch(String path, Action action) {
    return new Route(HandlerType.PATCH, path, Optional.empty(), action);
  }

  public static Route put(String path, Action action) {
    return new Route(HandlerType.PUT, path, Optional.empty(), action);
  }

  public static Route delete(String path, Action action) {
    return new Route(HandlerType.DELETE, path, Optional.empty(), action);
  }

  public Route needs(Scope scope) {
    return new Route(method, path, Optional.of(new Access.Needs(scope)), action);
  }

  /// Whether it is one of those by which people and programs sign in. To end a sign-in is always
  /// possible.
  boolean signsIn() {
    return (path.startsWith("/api/auth/") || path.startsWith("/oauth/"))
        && !path.endsWith("/logout")
        && !path.endsWith("/revoke");
  }

  /// Whether its path is itself what lets somebody in.
  boolean isSecret() {
    return path.startsWith(CalendarRoutes.SECRET);
  }

  public Route open() {
    return new Route(method, path, Optional.of(new Access.Open()), action);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
