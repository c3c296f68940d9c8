package com.socmate.application.llm;

import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.investigation.ResultTable;
import java.util.List;
import java.util.regex.Pattern;

/// Whether a query that a model wrote may be run: it has to bind, to read a table of this
/// workspace, and to reach nothing beyond it.
final class ReadsOnly {
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?i)\\b(?:externaldata|evaluate|invoke)\\b"
              + "|\\b(?:external_table|workspace|app|adx|arg|cluster|database|stored_query_result)\\s*\\("
              + "|(?m)^\\s*\\.");

  private final LogWorkspace workspace;

  ReadsOnly(LogWorkspace workspace) {
    this.workspace = workspace;
  }

  /// What is to be said of it.
  sealed interface Verdict {
    record Allowed(List<ResultTable.Column> columns, List<String> tables) implements Verdict {}

    /// @param why what is wrong with it, as the end of a sentence that begins with the query
    record Refused(String why) implements Verdict {}
  }

  Verdict judge(String kql) {
    if (FORBIDDEN.matcher(kql).find()) {
      return new Verdict.Refused("its query reaches beyond the workspace");
    }
    return switch (workspace.check(kql)) {
      case QueryCheck.Invalid(var problems) ->
          new Verdict.Refused(
              "its query is not valid: "
                  + problems.stream()
                      .findFirst()
                      .map(it -> it.message())
                      .orElse("no reason given"));
      case QueryCheck.Valid(_, var tables) when tables.isEmpty() ->
          new Verdict.Refused("its query reads no table");
      case QueryCheck.Valid(var columns, var tables) -> new Verdict.Allowed(columns, tables);
    };
  }
}
