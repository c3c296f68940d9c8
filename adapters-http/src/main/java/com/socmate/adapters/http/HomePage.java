package com.socmate.adapters.http;

import java.util.List;

/// What stands at the address itself: where whoever has just signed in, or opened the server in a
/// browser, can go from here.
public final class HomePage implements Routes {
  @Override
  public List<Route> routes() {
    return List.of(Route.get("/", _ -> page()).open());
  }

  private static Answer page() {
    return Pages.page(
        200,
        "SoCMate is running",
        """
        <ul>
        <li><a href="/docs">The API</a>: every route, with what it takes and answers</li>
        <li><a href="/api/auth/me">Who you are signed in as</a></li>
        <li><a href="/auth/sign-in">Sign in</a></li>
        </ul>\
        """);
  }
}
