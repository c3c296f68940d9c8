package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.type.ScalarType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The tables of the workspace: the documented ones, with what the workspace says it has of its
/// own. Asked again when what is known is older than a few minutes; a workspace that does not
/// answer leaves what was known.
final class WorkspaceCatalogue {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Supplier<Reply> metadata;
  private final InstantSource clock;
  private volatile Known known = new Known(Catalogue.logAnalytics(), List.of(), Instant.MIN);

  WorkspaceCatalogue(Supplier<Reply> metadata, InstantSource clock) {
    this.metadata = metadata;
    this.clock = clock;
  }

  Catalogue current() {
    var now = clock.instant();
    if (known.asOf().isBefore(now.minus(FRESH))) {
      known = refreshed(now);
    }
    return known.catalogue();
  }

  /// The names of those that the workspace says it has.
  List<String> own() {
    current();
    return known.own();
  }

  private Known refreshed(Instant now) {
    if (metadata.get() instanceof Reply.Received(int status, var body, _) && status == 200) {
      var own = tables(body);
      return new Known(
          Catalogue.logAnalytics().with(own), own.stream().map(TableSchema::name).toList(), now);
    }
    return new Known(known.catalogue(), known.own(), now);
  }

  private static List<TableSchema> tables(String body) {
    try {
      var tables = new ArrayList<TableSchema>();
      JSON.readTree(body).path("tables").forEach(table -> tables.add(table(table)));
      return tables;
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  private static TableSchema table(JsonNode table) {
    var columns = new ArrayList<ColumnSchema>();
    table.path("columns").forEach(column -> columns.add(column(column)));
    return new TableSchema(table.path("name").asText(), columns);
  }

  private static ColumnSchema column(JsonNode column) {
    return new ColumnSchema(
        column.path("name").asText(),
        ScalarType.named(column.path("type").asText()).orElse(ScalarType.STRING));
  }

  private record Known(Catalogue catalogue, List<String> own, Instant asOf) {}
}
