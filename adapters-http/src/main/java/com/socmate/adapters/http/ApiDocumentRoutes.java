package com.socmate.adapters.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The API described in OpenAPI, as a test holds it equal to the routes.
public final class ApiDocumentRoutes implements Routes {
  private static final String PATH = "/openapi.yaml";
  private final byte[] document = read();

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, _ -> answer()).open());
  }

  private Answer answer() {
    return new Answer.Written("application/yaml", Map.of(), out -> out.write(document));
  }

  private static byte[] read() {
    try (InputStream in = ApiDocumentRoutes.class.getResourceAsStream(PATH)) {
      return Objects.requireNonNull(in, "The API's document is missing.").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
