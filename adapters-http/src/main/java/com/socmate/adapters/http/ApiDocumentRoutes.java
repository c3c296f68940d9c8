package com.socmate.adapters.http;

import com.socmate.adapters.http.page.ApiPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The API described in OpenAPI, as a test holds it equal to the routes, and the same as a page for
/// people. Nothing of it changes while the server runs, so a browser asks only whether it did.
public final class ApiDocumentRoutes implements Routes {
  private static final String STYLE = "/docs/style.css";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final StaticFile document;
  private final byte[] openApi;
  private final StaticFile style;
  private @Nullable StaticFile page;

  public ApiDocumentRoutes() {
    openApi = read("/openapi.yaml");
    document = new StaticFile("application/yaml", openApi);
    style = new StaticFile("text/css; charset=utf-8", read("/page/style.css"));
  }

  /// Made when somebody wants it first: a start would wait for five thousand lines to be read.
  private synchronized StaticFile page() {
    var made = page;
    if (made == null) {
      made =
          new StaticFile(
              "text/html; charset=utf-8",
              ApiPage.of(openApi, STYLE).getBytes(StandardCharsets.UTF_8));
      page = made;
    }
    return made;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/openapi.yaml", document::answer).open(),
        Route.get("/docs", call -> page().answer(call).with("Content-Security-Policy", POLICY))
            .open(),
        Route.get(STYLE, style::answer).open());
  }

  private static byte[] read(String path) {
    try (InputStream in = ApiDocumentRoutes.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, path + " is missing.").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
