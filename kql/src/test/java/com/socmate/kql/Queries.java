package com.socmate.kql;

import static org.assertj.core.api.Assertions.fail;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.value.ValueText;
import java.time.Instant;
import java.util.List;

/// Runs a query in one line and shows its rows as text.
public final class Queries {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private Queries() {}

  /// Each row's cells, joined by `|`.
  public static List<String> rows(String query) {
    return rows(query, Catalogue.logAnalytics(), TableSource.EMPTY);
  }

  public static List<String> rows(String query, Catalogue catalogue, TableSource source) {
    return answer(Request.of(query, catalogue, source, NOW))
        .table()
        .rows()
        .map(row -> String.join("|", row.stream().map(ValueText::of).toList()))
        .toList();
  }

  public static Outcome.Answer answer(Request request) {
    return switch (KqlEngine.standard().run(request)) {
      case Outcome.Answer answer -> answer;
      case Outcome.Rejected rejected ->
          fail(
              String.join(
                  "\n",
                  rejected.diagnostics().stream().map(it -> it.under(request.query())).toList()));
      case Outcome other -> fail(other.toString());
    };
  }
}
