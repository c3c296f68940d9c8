package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityPlace.Sure;
import com.socmate.domain.incident.EntityProfile;
import com.socmate.domain.incident.EntityTimeline;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every recorded payload of the services is read, and nothing of it is lost.
class RecordedPayloadsTest {
  private static final Set<String> HELD =
      Set.of(
          "arm_cloud_error.json",
          "enrichment_ip_geodata.json",
          "entity_expand.json",
          "entity_get_ip.json",
          "entity_insights.json",
          "entity_timeline.json",
          "incident_alerts.json",
          "incident_comment_put.json",
          "incident_comments_list.json",
          "incident_entities.json",
          "incident_put.json",
          "incident_relation_put.json",
          "incident_relations_list.json",
          "incidents_list.json",
          "la_error_400_syntax.json",
          "la_error_401.json",
          "la_error_403_access.json",
          "la_error_403_token.json",
          "la_error_404_path.json",
          "la_partial_error_too_large.json",
          "la_partial_error_warning_asim.json",
          "la_query_post.json",
          "la_query_response_doc.json");

  /// By the import of rules.
  private static final Set<String> HELD_ELSEWHERE = Set.of("alertrule_scheduled_put.json");

  private static final Set<String> ABOUT_THE_FOLDER = Set.of("README.md", "SOURCES.json");

  private static Optional<Path> folder() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return Optional.of(at.resolveSibling("shared/data/sentinel-examples"))
            .filter(Files::isDirectory);
      }
    }
    return Optional.empty();
  }

  private static Path examples() {
    var folder = folder();
    assumeTrue(folder.isPresent(), "The recorded payloads are not here.");
    return folder.get();
  }

  private static JsonNode read(String name) throws IOException {
    return IncidentPayloads.tree(Files.readString(examples().resolve(name)));
  }

  /// The bodies of a recorded exchange, or the payload itself.
  static List<JsonNode> bodies(String name) throws IOException {
    var node = read(name);
    if (!node.has("responses")) {
      return List.of(node);
    }
    var bodies = new ArrayList<JsonNode>();
    node.path("responses").forEach(it -> bodies.add(it.path("body")));
    return bodies;
  }

  @TestFactory
  Stream<DynamicTest> incidents_keep_every_field() throws IOException {
    return Stream.of("incidents_list.json", "incident_put.json")
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> {
                  for (var body : bodies(name)) {
                    var nodes =
                        body.has("value")
                            ? body.path("value").valueStream().toList()
                            : List.of(body);
                    assertThat(nodes).isNotEmpty().allSatisfy(RecordedPayloadsTest::isWhole);
                  }
                }));
  }

  private static void isWhole(JsonNode node) {
    var read = IncidentPayloads.incident(node);
    var properties = node.path("properties");
    assertThat(IncidentPayloads.tree(read.original())).isEqualTo(node);
    assertThat(read.remoteId()).isEqualTo(node.path("name").asText());
    assertThat(read.etag()).isEqualTo(node.path("etag").asText());
    assertThat(read.number()).hasValue(properties.path("incidentNumber").asLong());
    assertThat(read.title()).isEqualTo(properties.path("title").asText());
    assertThat(read.description()).isEqualTo(properties.path("description").asText());
    assertThat(IncidentWords.of(read.severity())).isEqualTo(properties.path("severity").asText());
    assertThat(IncidentWords.of(read.status())).isEqualTo(properties.path("status").asText());
    var verdict = read.classification().orElseThrow();
    assertThat(IncidentWords.of(verdict.verdict()))
        .isEqualTo(properties.path("classification").asText());
    assertThat(verdict.reason().map(IncidentWords::of))
        .contains(properties.path("classificationReason").asText());
    assertThat(verdict.comment()).isEqualTo(properties.path("classificationComment").asText());
    assertThat(read.owner().objectId()).contains(properties.at("/owner/objectId").asText());
    assertThat(read.owner().email()).contains(properties.at("/owner/email").asText());
    assertThat(read.owner().upn()).contains(properties.at("/owner/userPrincipalName").asText());
    assertThat(read.owner().name()).contains(properties.at("/owner/assignedTo").asText());
    assertThat(read.url()).contains(properties.path("incidentUrl").asText());
    assertThat(read.comments()).isEqualTo(properties.at("/additionalData/commentsCount").asInt());
    assertThat(read.tactics()).hasSize(properties.at("/additionalData/tactics").size());
    assertThat(read.createdAt()).isEqualTo(moment(properties, "createdTimeUtc"));
    assertThat(read.modifiedAt()).isEqualTo(moment(properties, "lastModifiedTimeUtc"));
    assertThat(read.firstActivityAt()).contains(moment(properties, "firstActivityTimeUtc"));
    assertThat(read.lastActivityAt()).contains(moment(properties, "lastActivityTimeUtc"));
  }

  private static Instant moment(JsonNode node, String name) {
    return OffsetDateTime.parse(node.path(name).asText()).toInstant();
  }

  @Test
  void a_change_sends_back_everything_that_may_be_changed() throws IOException {
    for (var body : bodies("incident_put.json")) {
      var sent =
          IncidentBodies.change(
              IncidentPayloads.incident(body),
              new com.socmate.domain.incident.IncidentChange(
                  Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
      assertThat(sent.path("etag")).isEqualTo(body.path("etag"));
      read("incident_put.json")
          .at("/parameters/incident/properties")
          .fieldNames()
          .forEachRemaining(name ->
              assertThat(sent.path("properties").path(name))
                  .as(name)
                  .isEqualTo(body.path("properties").path(name)));
    }
  }

  @Test
  void alerts_entities_comments_and_relations_keep_every_field() throws IOException {
    for (var body : bodies("incident_alerts.json")) {
      var alerts = IncidentPayloads.values(body, IncidentPayloads::alert);
      assertThat(alerts).hasSize(body.path("value").size());
      assertThat(IncidentPayloads.tree(alerts.getFirst().original()))
          .isEqualTo(body.path("value").get(0));
      assertThat(alerts.getFirst().name()).isEqualTo("myAlert");
      assertThat(alerts.getFirst().product()).isEqualTo("Azure Security Center");
      assertThat(alerts.getFirst().startedAt())
          .contains(Instant.parse("2020-07-20T18:21:53.6158361Z"));
    }
    for (var body : bodies("incident_entities.json")) {
      var entities = IncidentPayloads.entities(body);
      assertThat(IncidentPayloads.tree(entities.getFirst().original()))
          .isEqualTo(body.path("entities").get(0));
      assertThat(entities.getFirst().value()).isEqualTo("domain\\administrator");
    }
    for (var name : List.of("incident_comments_list.json", "incident_comment_put.json")) {
      for (var body : bodies(name)) {
        var node = body.has("value") ? body.path("value").get(0) : body;
        var comment = IncidentPayloads.comment(node);
        assertThat(IncidentPayloads.tree(comment.original())).isEqualTo(node);
        assertThat(comment.message()).isEqualTo("Some message");
        assertThat(comment.author()).isEqualTo("john doe");
      }
    }
    for (var name : List.of("incident_relations_list.json", "incident_relation_put.json")) {
      for (var body : bodies(name)) {
        var nodes = body.has("value") ? body.path("value").valueStream().toList() : List.of(body);
        assertThat(nodes)
            .isNotEmpty()
            .allSatisfy(node -> {
              var relation = IncidentPayloads.relation(node);
              assertThat(IncidentPayloads.tree(relation.original())).isEqualTo(node);
              assertThat(relation.resourceId()).contains(relation.resourceType());
            });
      }
    }
  }

  /// As the preview routes for single entities answer them.
  @Test
  void single_entities_are_read_like_those_of_incidents() throws IOException {
    for (var body : bodies("entity_get_ip.json")) {
      var entity = EntityPayloads.named(body);
      assertThat(entity.kind()).contains(EntityKind.IP);
      assertThat(entity.value()).isEqualTo("10.3.2.8");
      assertThat(IncidentPayloads.tree(entity.original())).isEqualTo(body);
    }
    for (var body : bodies("entity_expand.json")) {
      var entities = IncidentPayloads.entities(body.path("value"));
      assertThat(entities).hasSize(body.at("/value/entities").size());
      assertThat(entities.getFirst().value()).isEqualTo("13.89.108.248");
      assertThat(IncidentPayloads.tree(entities.getFirst().original()))
          .isEqualTo(body.at("/value/entities/0"));
    }
  }

  @Test
  void timelines_keep_every_field() throws IOException {
    for (var body : bodies("entity_timeline.json")) {
      var timeline = EntityPayloads.timeline(body);
      assertThat(timeline.happenings())
          .extracting(it -> IncidentPayloads.tree(it.original()))
          .containsExactlyElementsOf(body.path("value").valueStream().toList());
      assertThat(timeline.happenings())
          .extracting(EntityTimeline.Happening::kind, EntityTimeline.Happening::title)
          .containsExactly(
              tuple("SecurityAlert", "Alert display name"),
              tuple("Activity", "The user has deleted an account"),
              tuple("Anomaly", "(Preview) Anomalous scanning activity"));
      assertThat(timeline.happenings())
          .allSatisfy(it -> {
            assertThat(it.text()).isNotEmpty();
            assertThat(it.from()).isPresent();
            assertThat(it.to()).isPresent();
          });
      assertThat(timeline.happenings().getFirst().severity()).contains(Severity.MEDIUM);
      assertThat(metaData(timeline)).isEqualTo(body.path("metaData"));
    }
  }

  private static JsonNode metaData(EntityTimeline timeline) {
    var meta = IncidentPayloads.object().put("totalCount", timeline.total());
    var aggregations = meta.putArray("aggregations");
    for (var kind : List.of("Activity", "SecurityAlert", "Anomaly")) {
      aggregations.addObject().put("count", timeline.counts().get(kind)).put("kind", kind);
    }
    return errors(meta, timeline.failures());
  }

  private static JsonNode errors(ObjectNode meta, List<EntityProfile.Failure> failures) {
    var errors = meta.putArray("errors");
    for (var failure : failures) {
      var error = errors.addObject().put("errorMessage", failure.why()).put("kind", failure.kind());
      if (!failure.query().isEmpty()) {
        error.put("queryId", failure.query());
      }
    }
    return meta;
  }

  @Test
  void insights_keep_every_field() throws IOException {
    for (var body : bodies("entity_insights.json")) {
      var insights = EntityPayloads.insights(body);
      assertThat(insights.insights())
          .extracting(it -> IncidentPayloads.tree(it.original()))
          .containsExactlyElementsOf(body.path("value").valueStream().toList());
      var insight = insights.insights().getFirst();
      assertThat(insight.query()).isEqualTo("e29ee1ef-7445-455e-85f1-269f2d536d61");
      assertThat(insight.from()).contains(Instant.parse("2021-09-01T23:35:20Z"));
      assertThat(table(insight.table())).isEqualTo(body.at("/value/0/tableQueryResults"));
      assertThat(insight.charts())
          .extracting(RecordedPayloadsTest::table)
          .containsExactlyElementsOf(body.at("/value/0/chartQueryResults").valueStream().toList());
      assertThat(
              errors(
                  IncidentPayloads.object().put("totalCount", insights.total()),
                  insights.failures()))
          .isEqualTo(body.path("metaData"));
    }
  }

  private static JsonNode table(EntityInsights.Table table) {
    var node = IncidentPayloads.object();
    var columns = node.putArray("columns");
    table
        .columns()
        .forEach(it -> columns.addObject().put("name", it.name()).put("type", it.type()));
    var rows = node.putArray("rows");
    table
        .rows()
        .forEach(row -> {
          var cells = rows.addArray();
          row.forEach(cells::add);
        });
    return node;
  }

  /// Made again of what was read, it is the same.
  @Test
  void places_keep_every_field() throws IOException {
    for (var body : bodies("enrichment_ip_geodata.json")) {
      var place = PlacePayloads.place(body);
      assertThat(IncidentPayloads.tree(place.original())).isEqualTo(body);
      var again = IncidentPayloads.object().put("ipAddr", place.address());
      var where = place.where();
      sure(again, "country", "countryCf", where.country());
      sure(again, "state", "stateCf", where.state());
      sure(again, "city", "cityCf", where.city());
      again.put("stateCode", where.stateCode().orElseThrow());
      again.put("continent", where.continent().orElseThrow());
      again.put("region", where.region().orElseThrow());
      again.put("latitude", where.latitude().orElseThrow());
      again.put("longitude", where.longitude().orElseThrow());
      var network = place.network();
      again.put("asn", network.asn().orElseThrow());
      again.put("carrier", network.carrier().orElseThrow());
      again.put("organization", network.organization().orElseThrow());
      again.put("organizationType", network.organizationType().orElseThrow());
      again.put("ipRoutingType", network.routing().orElseThrow());
      assertThat(again).isEqualTo(body);
    }
  }

  private static void sure(ObjectNode node, String name, String confidence, Sure it) {
    node.put(name, it.name().orElseThrow());
    if (it.confidence().isPresent()) {
      node.put(confidence, it.confidence().getAsInt());
    } else {
      node.putNull(confidence);
    }
  }

  @Test
  void every_recorded_payload_is_held_here_or_by_the_import_of_rules() throws IOException {
    try (var files = Files.list(examples())) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(HELD, HELD_ELSEWHERE, ABOUT_THE_FOLDER).flatMap(Set::stream).toList());
    }
  }

  @Test
  void answers_to_queries_keep_every_cell() throws IOException {
    for (var name : List.of("la_query_post.json", "la_query_response_doc.json")) {
      for (var body : bodies(name)) {
        var answer = answer(200, body);
        assertThat(answer).as(name).isInstanceOf(Answer.Complete.class);
        var table = ((Answer.Complete) answer).table();
        assertThat(texts(table)).isEqualTo(texts(body.at("/tables/0/rows")));
        assertThat(table.columns())
            .extracting(ResultTable.Column::name)
            .containsExactlyElementsOf(body.at("/tables/0/columns").findValuesAsText("name"));
      }
    }
  }

  private static List<List<String>> texts(ResultTable table) {
    return table.rows().stream().map(row -> row.stream().map(Cell::text).toList()).toList();
  }

  private static List<List<String>> texts(JsonNode rows) {
    return rows.valueStream()
        .map(row -> row.valueStream().map(it -> it.isNull() ? "" : it.asText()).toList())
        .toList();
  }

  @Test
  void partial_answers_are_partial_and_say_why() throws IOException {
    assertThat(answer(200, read("la_partial_error_too_large.json")))
        .isInstanceOfSatisfying(
            Answer.Partial.class,
            it -> {
              assertThat(it.table().rows()).hasSize(1);
              assertThat(it.why()).contains("64000000 bytes");
            });
    assertThat(answer(200, read("la_partial_error_warning_asim.json")))
        .isInstanceOfSatisfying(
            Answer.Partial.class, it -> assertThat(it.why()).contains("_Im_WebSession"));
  }

  @Test
  void errors_tell_their_own_reason() throws IOException {
    assertThat(answer(400, read("la_error_400_syntax.json")))
        .isEqualTo(new Answer.Rejected("Syntax Error"));
    for (var name :
        List.of("la_error_401.json", "la_error_403_access.json", "la_error_403_token.json")) {
      var body = read(name);
      assertThat(answer(Integer.parseInt(name.substring(9, 12)), body))
          .isInstanceOfSatisfying(
              Answer.Unavailable.class,
              it -> assertThat(it.why()).contains(body.at("/error/message").asText()));
    }
    assertThat(answer(404, read("la_error_404_path.json"))).isInstanceOf(Answer.Unavailable.class);
    assertThat(IncidentPayloads.message(read("arm_cloud_error.json").toString())).isEqualTo("...");
  }

  private static Answer answer(int status, JsonNode body) {
    return QueryAnswers.of(new Reply.Received(status, body.toString(), Optional.empty()));
  }
}
