package com.socmate.adapters.sentinel;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The routes of one Log Analytics workspace.
final class LogsHttp {
  private final ProviderHttp http;
  private final URI workspace;

  LogsHttp(ProviderHttp http, URI logsUrl, String workspaceId) {
    this.http = http;
    this.workspace = URI.create(logsUrl + "/v1/workspaces/" + workspaceId);
  }

  Reply post(String route, String json, Duration timeout) {
    return http.ask(
        new Wire.Ask(
            "POST",
            URI.create(workspace + route),
            Map.of(
                "Content-Type",
                "application/json",
                "Prefer",
                "wait=" + Math.clamp(timeout.toSeconds(), 1, 600)),
            Optional.of(json),
            timeout,
            true));
  }

  Reply get(String route, Duration timeout) {
    return http.ask(Wire.Ask.get(URI.create(workspace + route), timeout));
  }
}
