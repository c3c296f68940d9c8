package com.socmate.cli.launcher;

import com.socmate.cli.launcher.query.FolderWorkspace;
import com.socmate.cli.launcher.query.Format;
import com.socmate.cli.launcher.query.Repl;
import com.socmate.cli.launcher.query.Reply;
import com.socmate.cli.launcher.query.ServedWorkspace;
import com.socmate.cli.launcher.query.Session;
import com.socmate.cli.launcher.query.Workspace;
import com.socmate.cli.launcher.state.SecretFile;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import com.socmate.kql.Checked;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.format.Formatted;
import com.socmate.kql.format.Formatter;
import com.socmate.kql.geo.CityDatabase;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "kql",
    mixinStandardHelpOptions = true,
    description =
        "Asks the running embedded workspace, or the log files of a folder; without a query, at a"
            + " terminal, begins a conversation.",
    subcommands = {KqlCommand.Lay.class, KqlCommand.Explain.class})
final class KqlCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUERY",
      description = "the query; read from standard input if not given")
  private @Nullable String query;

  @Option(names = "--data", paramLabel = "DIR", description = "ask the log files of this folder")
  private @Nullable Path data;

  @Option(names = "--timespan", description = "such as P1D or an interval; applies on top")
  private @Nullable String timespan;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json (an object per row) or csv",
      converter = FormatNamed.class)
  private Format format = Format.TABLE;

  @Option(names = "--json", description = "the same as --format json")
  private boolean asJson;

  @Spec private CommandSpec spec = CommandSpec.create();

  KqlCommand(Context context) {
    this.context = context;
  }

  private static boolean isTypedInto() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public Integer call() throws IOException {
    Workspace workspace = workspace();
    Format chosen = asJson ? Format.JSON : format;
    if (query == null && isTypedInto() && context.terminal().isScreen()) {
      talk(workspace, chosen);
      return 0;
    }
    Reply reply = workspace.ask(query == null ? standardInput() : query);
    chosen.show(reply, context.terminal());
    if (chosen == Format.TABLE && !reply.tables().isEmpty()) {
      int rows = reply.tables().stream().mapToInt(it -> it.cells().size()).sum();
      context.terminal().say(context.terminal().dim(rows + " rows"));
    }
    reply.warnings().forEach(spec.commandLine().getErr()::println);
    if (reply.problem().isPresent()) {
      throw new CannotContinue(reply.problem().get());
    }
    return 0;
  }

  private void talk(Workspace workspace, Format chosen) throws IOException {
    Terminal terminal = context.terminal();
    terminal.say(terminal.dim(".help tells what can be typed here."));
    if (workspace instanceof FolderWorkspace folder) {
      terminal.say(terminal.dim(folder.summary().orElse("There are no logs in the folder.")));
    }
    Session session = new Session(workspace, terminal, context.clock(), chosen);
    new Repl(workspace, session, context.state().prepared().queryHistory()).run();
  }

  private Workspace workspace() {
    if (data != null) {
      if (!Files.isDirectory(data)) {
        throw new CannotContinue("there is no folder " + data + ".");
      }
      return new FolderWorkspace(data, context.clock(), engine());
    }
    String id = context.settings().text("SOCMATE_WORKSPACE_ID").orElse("embedded");
    URI address = context.stack().workspaceAddress().resolve("/v1/workspaces/" + id + "/query");
    String token = SecretFile.readOrCreate(context.state().workspaceToken());
    return new ServedWorkspace(address, token, Optional.ofNullable(timespan));
  }

  /// The engine with the places of addresses, where the environment names a database of them.
  private KqlEngine engine() {
    KqlEngine engine = KqlEngine.standard();
    Optional<Path> places = context.settings().text("SOCMATE_GEOIP_FILE").map(Path::of);
    if (places.isEmpty() || !Files.isRegularFile(places.get())) {
      return engine;
    }
    try {
      return engine.with(CityDatabase.open(places.get()));
    } catch (IOException unreadable) {
      throw new CannotContinue(
          "SOCMATE_GEOIP_FILE names no database of places: " + unreadable.getMessage());
    }
  }

  private static String standardInput() throws IOException {
    return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String text(@Nullable Path file) throws IOException {
    return file == null ? standardInput() : Files.readString(file);
  }

  /// Format by name, whatever its case.
  static final class FormatNamed implements picocli.CommandLine.ITypeConverter<Format> {
    @Override
    public Format convert(String name) {
      try {
        return Format.valueOf(name.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException _) {
        throw new picocli.CommandLine.TypeConversionException(
            "it is table, json or csv, not " + name);
      }
    }
  }

  /// `kql format`.
  @Command(
      name = "format",
      mixinStandardHelpOptions = true,
      description = "Lays a query out in the canonical way and prints it.")
  static final class Lay implements Callable<Integer> {
    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "standard input if not given")
    private @Nullable Path file;

    @Option(names = "--write", description = "write the file instead of printing it")
    private boolean write;

    Lay(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() throws IOException {
      String query = text(file);
      switch (Formatter.format(query)) {
        case Formatted.Text(String text) when write && file != null ->
            Files.writeString(file, text);
        case Formatted.Text(String text) -> context.terminal().say(text.stripTrailing());
        case Formatted.Refused refused -> throw new CannotContinue(refused.under(query));
      }
      return 0;
    }
  }

  /// `kql explain`.
  @Command(
      name = "explain",
      mixinStandardHelpOptions = true,
      description = "Shows the steps a query would take, and what each table is asked for.")
  static final class Explain implements Callable<Integer> {
    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "standard input if not given")
    private @Nullable String query;

    @Option(names = "--data", paramLabel = "DIR", description = "know the tables of this folder")
    private @Nullable Path data;

    Explain(Context context) {
      this.context = context;
    }

    @Override
    public Integer call() throws IOException {
      String text = query == null ? standardInput() : query;
      Catalogue catalogue =
          data == null
              ? Catalogue.logAnalytics()
              : new FolderWorkspace(data, context.clock()).catalogue();
      KqlEngine engine = KqlEngine.standard();
      Optional<String> plan = engine.explain(text, catalogue, context.clock().instant());
      if (plan.isEmpty() && engine.check(text, catalogue) instanceof Checked.Invalid invalid) {
        throw new CannotContinue(
            invalid.diagnostics().stream()
                .map(it -> it.under(text))
                .collect(Collectors.joining("\n\n")));
      }
      plan.ifPresent(it -> context.terminal().say(it.stripTrailing()));
      return 0;
    }
  }
}
