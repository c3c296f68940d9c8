package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.application.port.SiemEntities;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityPlace;
import com.socmate.domain.incident.EntityTimeline;
import com.socmate.domain.investigation.TimeRange;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The entities of a Microsoft Sentinel workspace, over the routes of SecurityInsights that are
/// still in preview (docs/adr/0120).
public final class SentinelEntities implements SiemEntities {
  private static final String VERSION = "?api-version=2025-07-01-preview";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int BUCKETS = 30;

  private final ProviderHttp http;
  private final String insights;

  /// @param resource the path of the workspace among Azure's resources
  SentinelEntities(ProviderHttp http, URI managementUrl, String resource) {
    this.http = http;
    this.insights = managementUrl + resource + "/providers/Microsoft.SecurityInsights";
  }

  @Override
  public Answer<EntityTimeline> timeline(String entityId, TimeRange range) {
    return ManagementAnswers.read(
        post(entity(entityId) + "/getTimeline", within(range).put("numberOfBucket", BUCKETS)),
        EntityPayloads::timeline);
  }

  @Override
  public Answer<EntityInsights> insights(String entityId, TimeRange range) {
    return ManagementAnswers.read(
        post(
            entity(entityId) + "/getInsights",
            within(range).put("addDefaultExtendedTimeRange", false)),
        EntityPayloads::insights);
  }

  @Override
  public Answer<EntityPlace> place(String address) {
    return ManagementAnswers.read(
        post(
            "/enrichment/main/listGeodataByIp",
            IncidentPayloads.object().put("ipAddress", address)),
        PlacePayloads::place);
  }

  private static String entity(String entityId) {
    return "/entities/" + URLEncoder.encode(entityId, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static ObjectNode within(TimeRange range) {
    return IncidentPayloads.object()
        .put("startTime", range.from().toString())
        .put("endTime", range.to().toString());
  }

  /// Reads, in spite of its method.
  private Reply post(String route, ObjectNode body) {
    return http.ask(
        new Wire.Ask(
            "POST",
            URI.create(insights + route + VERSION),
            Map.of("Content-Type", "application/json"),
            Optional.of(body.toString()),
            TIMEOUT,
            true));
  }
}
