package com.socmate.cli.launcher.query;

import com.socmate.cli.launcher.terminal.Terminal;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.format.Formatted;
import com.socmate.kql.format.Formatter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is done with a line that somebody typed: a command that begins with a dot, or a query.
public final class Session {
  private static final String HELP =
      """
      A query ends with an empty line or `;`, or with its line where it is whole and fits on one.
        .tables [PREFIX]   the tables
        .schema TABLE      a table's columns
        .format QUERY      the query in the canonical layout
        .explain QUERY     the steps it would take
        .as table|json|csv how rows are shown
        .help              this
        .quit              leave; Ctrl-D too
      Tab completes tables, operators, functions and the columns in scope. Ctrl-C stops a query.\
      """;
  private final Workspace workspace;
  private final Terminal terminal;
  private final InstantSource clock;
  private Format format;

  public Session(Workspace workspace, Terminal terminal, InstantSource clock, Format format) {
    this.workspace = workspace;
    this.terminal = terminal;
    this.clock = clock;
    this.format = format;
  }

  /// Deals with a line; false once the session should end.
  public boolean accept(String line) {
    String text = line.strip();
    if (text.startsWith(".")) {
      return command(text);
    }
    if (!text.isEmpty()) {
      ask(text);
    }
    return true;
  }

  private void ask(String query) {
    Instant start = clock.instant();
    Reply reply = workspace.ask(query);
    Duration took = Duration.between(start, clock.instant());
    format.show(reply, terminal);
    reply.warnings().forEach(it -> terminal.say(terminal.dim(it)));
    reply.problem().map(terminal::bad).ifPresent(terminal::say);
    if (reply.problem().isEmpty() || reply.rowCount() > 0) {
      terminal.say(terminal.dim(reply.rowCount() + " rows, " + took.toMillis() + " ms"));
    }
  }

  private boolean command(String text) {
    String[] words = text.split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case ".quit", ".exit" -> {
        return false;
      }
      case ".help" -> terminal.say(HELP);
      case ".tables" -> terminal.say(tables(rest));
      case ".schema" -> terminal.say(schema(rest));
      case ".format" -> terminal.say(laidOut(rest));
      case ".explain" -> terminal.say(explained(rest));
      case ".as" -> as(rest);
      default -> terminal.say("There is no command " + words[0] + "; .help lists them.");
    }
    return true;
  }

  private String tables(String prefix) {
    return workspace.catalogue().names().stream()
        .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining("  "));
  }

  private String schema(String name) {
    Optional<TableSchema> table = workspace.catalogue().table(name);
    return table
        .map(it ->
            it.columns().stream()
                .map(column -> column.name() + ": " + column.type().kqlName())
                .collect(Collectors.joining("\n")))
        .orElse("No table is called " + name + ".");
  }

  private static String laidOut(String query) {
    return switch (Formatter.format(query)) {
      case Formatted.Text(String text) -> text.stripTrailing();
      case Formatted.Refused refused -> refused.under(query);
    };
  }

  private String explained(String query) {
    return KqlEngine.standard()
        .explain(query, workspace.catalogue(), clock.instant())
        .orElse("The query cannot run; ask it to see why.");
  }

  private void as(String name) {
    List<Format> known = List.of(Format.values());
    Optional<Format> wanted =
        known.stream().filter(it -> it.name().equalsIgnoreCase(name.strip())).findFirst();
    wanted.ifPresentOrElse(
        it -> format = it, () -> terminal.say("Rows are shown as table, json or csv."));
  }
}
