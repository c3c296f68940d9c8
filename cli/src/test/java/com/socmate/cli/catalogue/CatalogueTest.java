package com.socmate.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.socmate.cli.catalogue.Field.Place;
import com.socmate.cli.client.Api;
import com.socmate.cli.output.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every command is a call that the API's document has, with parameters and members that it has.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {
  static final List<Call> CALLS = Catalogue.calls().toList();

  private JsonNode document = Api.JSON.createObjectNode();

  @BeforeAll
  void read() throws IOException {
    var file =
        Path.of("")
            .toAbsolutePath()
            .resolveSibling("adapters-http")
            .resolve("src/main/resources/openapi.yaml");
    document = Yaml.read(Files.readString(file), "openapi.yaml");
  }

  @ParameterizedTest
  @FieldSource("CALLS")
  void is_a_call_of_the_api(Call call) {
    assertThat(operation(call).isMissingNode()).as(call.method() + " " + call.path()).isFalse();
    for (var field : call.fields()) {
      assertThat(known(call, field.place())).as(call.path()).contains(field.name());
    }
  }

  @ParameterizedTest
  @FieldSource("CALLS")
  void offers_the_values_that_the_api_has(Call call) {
    for (var field : call.fields()) {
      var values = values(call, field);
      if (!values.isEmpty()) {
        assertThat(field.values()).as(call.path() + " " + field.name()).isSubsetOf(values);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("CALLS")
  void says_all_options_another_way(Call call) {
    assertThat(call.fields().stream().map(Field::option)).doesNotHaveDuplicates();
    assertThat(call.says()).endsWith(".");
  }

  @Test
  void a_call_that_the_api_does_not_have_would_be_seen() {
    var wrong = Call.get("list", "/api/v1/scheduled", "Lists.");
    assertThat(operation(wrong).isMissingNode()).isTrue();
    var other = Call.get("list", "/api/v1/schedules", "Lists.").filter("colour", "only those");
    assertThat(known(other, Place.QUERY)).doesNotContain("colour");
  }

  private JsonNode operation(Call call) {
    return document.path("paths").path(call.path()).path(call.method().toLowerCase(Locale.ROOT));
  }

  private Set<String> known(Call call, Place place) {
    return switch (place) {
      case QUERY -> parameters(call, "query");
      case HEADER -> parameters(call, "header");
      case BODY -> {
        var names = new HashSet<String>();
        members(body(call), names);
        yield names;
      }
    };
  }

  private Set<String> parameters(Call call, String in) {
    var names = new HashSet<String>();
    all(call)
        .filter(it -> it.path("in").asText().equals(in))
        .forEach(it -> names.add(it.path("name").asText()));
    return names;
  }

  private Stream<JsonNode> all(Call call) {
    return Stream.concat(
            document.path("paths").path(call.path()).path("parameters").valueStream(),
            operation(call).path("parameters").valueStream())
        .map(this::resolved);
  }

  private JsonNode body(Call call) {
    return resolved(operation(call).path("requestBody"))
        .path("content")
        .path("application/json")
        .path("schema");
  }

  private void members(JsonNode schema, Set<String> names) {
    var whole = resolved(schema);
    whole.path("properties").fieldNames().forEachRemaining(names::add);
    whole.path("allOf").forEach(it -> members(it, names));
  }

  private Set<String> values(Call call, Field field) {
    var schema =
        field.place() == Place.BODY
            ? member(body(call), field.name())
            : all(call)
                .filter(it -> it.path("name").asText().equals(field.name()))
                .findFirst()
                .map(it -> it.path("schema"))
                .orElseThrow();
    var values = new HashSet<String>();
    resolved(schema).path("enum").forEach(it -> values.add(it.asText()));
    return values;
  }

  private JsonNode member(JsonNode schema, String name) {
    var whole = resolved(schema);
    return Stream.concat(
            Stream.of(whole.path("properties").path(name)),
            whole.path("allOf").valueStream().map(it -> member(it, name)))
        .filter(it -> !it.isMissingNode())
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
  }
}
