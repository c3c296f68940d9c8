package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.socmate.application.port.AuditTrail;
import com.socmate.application.port.AuditTrail.Filter;
import com.socmate.application.port.AuditTrail.Recorded;
import com.socmate.domain.identity.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The audit log, for administrators: by pages, or all of what is wanted as NDJSON or CSV.
public final class AuditLogRoutes implements Routes {
  private static final String PATH = "/api/admin/audit-log";
  private static final int STRETCH = 500;

  private final AuditTrail trail;

  public AuditLogRoutes(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.ADMIN_READ),
        Route.get(PATH + "/export", this::export).needs(Scope.ADMIN_READ));
  }

  /// An entry as JSON.
  ///
  /// @param before JSON already
  /// @param after JSON already
  record EntryJson(
      long number,
      Instant at,
      String actor,
      String action,
      String object,
      @JsonRawValue @Nullable String before,
      @JsonRawValue @Nullable String after,
      @Nullable String reason,
      @Nullable String requestId,
      String hash) {
    static EntryJson from(Recorded recorded) {
      var entry = recorded.entry();
      return new EntryJson(
          recorded.number(),
          entry.at(),
          entry.actor().name(),
          entry.action(),
          entry.object(),
          entry.before().orElse(null),
          entry.after().orElse(null),
          entry.reason().orElse(null),
          entry.requestId().orElse(null),
          recorded.hash());
    }
  }

  private Answer list(Call call) {
    var parameters =
        call.parameters("actor", "action", "object", "request_id", "from", "to", "limit", "offset");
    var page = parameters.page();
    var found = trail.list(filter(parameters), page);
    return Answer.ok(
        ListJson.of(
            "entries", found.items().stream().map(EntryJson::from).toList(), found.total(), page));
  }

  private enum Format {
    NDJSON,
    CSV
  }

  private Answer export(Call call) {
    var parameters =
        call.parameters("actor", "action", "object", "request_id", "from", "to", "format");
    var filter = filter(parameters);
    return switch (parameters.oneOf("format", Format.class).orElse(Format.NDJSON)) {
      case NDJSON -> written("application/x-ndjson", "ndjson", filter, "", AuditLogRoutes::line);
      case CSV ->
          written(
              "text/csv; charset=utf-8",
              "csv",
              filter,
              Csv.line(
                  List.of(
                      "number",
                      "at",
                      "actor",
                      "action",
                      "object",
                      "before",
                      "after",
                      "reason",
                      "request_id",
                      "hash")),
              AuditLogRoutes::csv);
    };
  }

  /// Turns an entry into its line.
  @FunctionalInterface
  private interface Line {
    String of(Recorded recorded);
  }

  private Answer written(String type, String ending, Filter filter, String head, Line line) {
    return new Answer.Written(
        type,
        Map.of("Content-Disposition", "attachment; filename=\"audit-log." + ending + "\""),
        out -> {
          out.write(head.getBytes(StandardCharsets.UTF_8));
          write(filter, line, out);
        });
  }

  private void write(Filter filter, Line line, OutputStream out) throws IOException {
    long after = 0;
    List<Recorded> stretch;
    do {
      stretch = trail.after(after, filter, STRETCH);
      for (Recorded recorded : stretch) {
        out.write(line.of(recorded).getBytes(StandardCharsets.UTF_8));
        after = recorded.number();
      }
    } while (!stretch.isEmpty());
  }

  private static String line(Recorded recorded) {
    return new String(Json.bytes(EntryJson.from(recorded)), StandardCharsets.UTF_8) + "\n";
  }

  private static String csv(Recorded recorded) {
    var entry = recorded.entry();
    return Csv.line(
        List.of(
            Long.toString(recorded.number()),
            entry.at().toString(),
            entry.actor().name(),
            entry.action(),
            entry.object(),
            entry.before().orElse(""),
            entry.after().orElse(""),
            entry.reason().orElse(""),
            entry.requestId().orElse(""),
            recorded.hash()));
  }

  private static Filter filter(QueryParameters parameters) {
    return new Filter(
        parameters.text("actor"),
        parameters.text("action"),
        parameters.text("object"),
        parameters.text("request_id"),
        moment(parameters, "from"),
        moment(parameters, "to"));
  }

  private static Optional<Instant> moment(QueryParameters parameters, String name) {
    try {
      return parameters.text(name).map(Moments::parse);
    } catch (IllegalArgumentException e) {
      throw Refused.badParameter(name + " " + e.getMessage() + ".");
    }
  }
}
