package com.socmate.adapters.http;

import com.socmate.adapters.http.page.ApiPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The API described in OpenAPI, as a test holds it equal to the routes, and the same as a page for
/// people. Nothing of it changes while the server runs, so a browser asks only whether it did.
public final class ApiDocumentRoutes implements Routes {
  private static final String STYLE = "/docs/style.css";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final StaticFile document;
  private final StaticFile page;
  private final StaticFile style;

  public ApiDocumentRoutes() {
    byte[] openApi = read("/openapi.yaml");
    document = new StaticFile("application/yaml", openApi);
    page =
        new StaticFile(
            "text/html; charset=utf-8",
            ApiPage.of(openApi, STYLE).getBytes(StandardCharsets.UTF_8));
    style = new StaticFile("text/css; charset=utf-8", read("/page/style.css"));
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/openapi.yaml", document::answer).open(),
        Route.get("/docs", call -> page.answer(call).with("Content-Security-Policy", POLICY))
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
