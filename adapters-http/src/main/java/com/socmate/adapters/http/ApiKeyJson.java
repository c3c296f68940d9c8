package com.socmate.adapters.http;

import com.socmate.application.port.KeyText;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// API keys as JSON. The text stands in the one answer that makes it.
final class ApiKeyJson {
  private ApiKeyJson() {}

  static Map<String, @Nullable Object> from(ApiKey key) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", key.id().value());
    json.put("name", key.name());
    json.put("hint", "sk_live_…" + key.ending());
    json.put("owner", key.owner().value());
    json.put("scopes", key.scopes().stream().map(Scope::text).sorted().toList());
    json.put("rate_limit_per_minute", key.perMinute());
    json.put("created_at", key.createdAt());
    json.put("expires_at", key.expiresAt().orElse(null));
    json.put("disabled_at", key.disabledAt().orElse(null));
    json.put("last_used_at", key.lastUsedAt().orElse(null));
    return json;
  }

  static Map<String, @Nullable Object> withText(ApiKey key, KeyText text) {
    var json = from(key);
    json.put("api_key", text.reveal());
    return json;
  }
}
