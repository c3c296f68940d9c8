package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.port.SiemIncidents;
import com.socmate.domain.incident.IncidentChange;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.NewIncident;
import com.socmate.domain.incident.ReportedIncident;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The incidents of a Microsoft Sentinel workspace, over the SecurityInsights REST.
public final class SentinelIncidents implements SiemIncidents {
  private static final String VERSION = "api-version=2025-09-01";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int PAGE = 200;

  private final ProviderHttp http;
  private final URI managementUrl;
  private final String incidents;

  /// @param resource the path of the workspace among Azure's resources
  SentinelIncidents(ProviderHttp http, URI managementUrl, String resource) {
    this.http = http;
    this.managementUrl = managementUrl;
    this.incidents = resource + "/providers/Microsoft.SecurityInsights/incidents";
  }

  @Override
  public Answer<Stretch> changedSince(Instant since) {
    var filter = "properties/lastModifiedTimeUtc ge " + since;
    return ManagementAnswers.read(
        get(
            address(
                "",
                "&$filter="
                    + encoded(filter)
                    + "&$orderby="
                    + encoded("properties/lastModifiedTimeUtc desc")
                    + "&$top="
                    + PAGE)),
        IncidentPayloads::stretch);
  }

  /// A link that leads elsewhere would take our token there.
  @Override
  public Answer<Stretch> next(String link) {
    try {
      var address = URI.create(link);
      if (isOurs(address)) {
        return ManagementAnswers.read(get(address), IncidentPayloads::stretch);
      }
    } catch (IllegalArgumentException _) {
      // Answered below.
    }
    return new Answer.Unavailable<>(
        "The provider's next page lies elsewhere and is not fetched.", Optional.empty());
  }

  private boolean isOurs(URI address) {
    return managementUrl.getScheme().equals(address.getScheme())
        && managementUrl.getAuthority().equalsIgnoreCase(address.getAuthority());
  }

  @Override
  public Answer<ReportedIncident> find(String remoteId) {
    return ManagementAnswers.read(
        get(address("/" + encoded(remoteId), "")), IncidentPayloads::incident);
  }

  @Override
  public Answer<IncidentDetails> details(String remoteId) {
    var incident = "/" + encoded(remoteId);
    return then(
        ManagementAnswers.read(
            post(incident + "/alerts"), it -> IncidentPayloads.values(it, IncidentPayloads::alert)),
        alerts ->
            then(
                ManagementAnswers.read(post(incident + "/entities"), IncidentPayloads::entities),
                entities ->
                    then(
                        ManagementAnswers.read(
                            get(address(incident + "/comments", "&$top=100")),
                            it -> IncidentPayloads.values(it, IncidentPayloads::comment)),
                        comments ->
                            then(
                                ManagementAnswers.read(
                                    get(address(incident + "/relations", "&$top=1000")),
                                    it -> IncidentPayloads.values(it, IncidentPayloads::relation)),
                                relations ->
                                    new Answer.Got<>(
                                        new IncidentDetails(
                                            alerts, entities, comments, relations))))));
  }

  private static <T, R> Answer<R> then(Answer<T> answer, Function<T, Answer<R>> further) {
    return switch (answer) {
      case Answer.Got<T>(var value) -> further.apply(value);
      case Answer.NotThere<T>(var why) -> new Answer.NotThere<>(why);
      case Answer.Conflict<T>(var why) -> new Answer.Conflict<>(why);
      case Answer.Rejected<T>(var why) -> new Answer.Rejected<>(why);
      case Answer.Unavailable<T>(var why, var retryAfter) ->
          new Answer.Unavailable<>(why, retryAfter);
    };
  }

  @Override
  public Answer<ReportedIncident> change(ReportedIncident read, IncidentChange change) {
    return put(read.remoteId(), IncidentBodies.change(read, change));
  }

  @Override
  public Answer<ReportedIncident> open(NewIncident incident) {
    return put(incident.remoteId(), IncidentBodies.open(incident));
  }

  private Answer<ReportedIncident> put(String remoteId, JsonNode body) {
    return ManagementAnswers.read(
        send("PUT", "/" + encoded(remoteId), body), IncidentPayloads::incident);
  }

  @Override
  public Answer<String> comment(String remoteId, String commentId, String message) {
    var body = IncidentPayloads.object();
    body.putObject("properties").put("message", message);
    return ManagementAnswers.read(
        send("PUT", "/" + encoded(remoteId) + "/comments/" + encoded(commentId), body),
        it -> it.path("name").asText());
  }

  private Reply get(URI address) {
    return http.ask(Wire.Ask.get(address, TIMEOUT));
  }

  /// Reads, in spite of its method.
  private Reply post(String route) {
    return http.ask(
        new Wire.Ask("POST", address(route, ""), Map.of(), Optional.empty(), TIMEOUT, true));
  }

  private Reply send(String method, String route, JsonNode body) {
    return http.ask(
        new Wire.Ask(
            method,
            address(route, ""),
            Map.of("Content-Type", "application/json"),
            Optional.of(body.toString()),
            TIMEOUT,
            false));
  }

  private URI address(String route, String parameters) {
    return URI.create(managementUrl + incidents + route + "?" + VERSION + parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
