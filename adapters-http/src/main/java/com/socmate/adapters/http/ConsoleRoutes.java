package com.socmate.adapters.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The console: one document that every page's address answers with, and the files it names, as the
/// build left them beside our classes. A server that was built without it says so instead.
public final class ConsoleRoutes implements Routes {
  static final List<String> PAGES =
      List.of(
          "/",
          "/admin",
          "/admin/{section}",
          "/audits",
          "/audits/{id}",
          "/audits/{id}/{audit}",
          "/graph",
          "/incidents",
          "/incidents/{id}",
          "/investigate",
          "/notifications",
          "/schedules",
          "/schedules/new",
          "/schedules/{id}",
          "/schedules/{id}/edit",
          "/search",
          "/sessions",
          "/sessions/{id}",
          "/settings",
          "/webhooks");
  private static final String WHERE = "/console/";
  private static final String DOCUMENT = "index.html";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final String where;
  private final Map<String, ConsoleFile> files = new ConcurrentHashMap<>();

  public ConsoleRoutes() {
    this(WHERE);
  }

  /// @param where the folder on the class path that the build wrote
  ConsoleRoutes(String where) {
    this.where = where;
  }

  @Override
  public List<Route> routes() {
    return Stream.concat(
            PAGES.stream().map(path -> Route.get(path, this::page).open()),
            Stream.of(Route.get("/assets/{file}", this::asset).open()))
        .toList();
  }

  private Answer page(Call call) {
    return file(DOCUMENT)
        .map(it ->
            it.answer(call)
                .with("Content-Security-Policy", POLICY)
                // Signing in posts a form of ours, whose origin a browser would hide otherwise.
                .with("Referrer-Policy", "same-origin"))
        .orElseGet(ConsoleRoutes::leftOut);
  }

  private Answer asset(Call call) {
    var name = call.part("file");
    return Optional.of(name)
        .filter(NAME.asMatchPredicate())
        .flatMap(it -> file("assets/" + it))
        .orElseThrow(() -> Refused.notFound("file"))
        .answer(call);
  }

  private Optional<ConsoleFile> file(String name) {
    return Optional.ofNullable(files.get(name))
        .or(() -> read(where + name).map(bytes -> keep(name, ConsoleFile.of(name, bytes))));
  }

  /// What is missing is not remembered, or anybody could fill the memory with names.
  private ConsoleFile keep(String name, ConsoleFile file) {
    files.put(name, file);
    return file;
  }

  private static Optional<byte[]> read(String path) {
    try (InputStream in = ConsoleRoutes.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Answer leftOut() {
    return Pages.page(
        200,
        "SoCMate is running",
        """
        <p>This server was built without its console: by <code>-DskipConsole</code>, or because the
        build found no Node. With Node 20.19 or newer, <code>./socmate build</code> adds it.</p>
        <ul>
        <li><a href="/docs">The API</a>: every route, with what it takes and answers</li>
        <li><a href="/api/auth/me">Who you are signed in as</a></li>
        <li><a href="/auth/sign-in">Sign in</a></li>
        </ul>\
        """);
  }
}
