package com.socmate.adapters.http;

import com.socmate.application.port.ApiKeys;
import com.socmate.application.port.KeyText;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Sign-in by `X-API-Key`. A text that is no key by its own checksum is refused without asking the
/// database.
public final class ApiKeyHeader implements SignIn {
  private static final String HEADER = "X-API-Key";

  private final ApiKeys keys;

  public ApiKeyHeader(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Optional<Credential> shownBy(Context ctx) {
    List<String> headers = Collections.list(ctx.req().getHeaders(HEADER));
    if (headers.size() > 1 || headers.stream().anyMatch(header -> header.contains(","))) {
      throw Refused.badParameter("The " + HEADER + " header holds more than one key; send one.");
    }
    return headers.stream().findFirst().map(this::credential);
  }

  private Credential credential(String header) {
    return KeyText.read(header)
        .<Credential>map(text -> () -> keys.holder(text))
        .orElse(Optional::empty);
  }
}
