package com.socmate.cli.command;

import com.socmate.cli.catalogue.Call;
import com.socmate.cli.catalogue.Entry;
import com.socmate.cli.catalogue.Field;
import com.socmate.cli.catalogue.Field.Kind;
import com.socmate.cli.catalogue.Group;
import com.socmate.cli.catalogue.Part;
import com.socmate.cli.catalogue.Shape;
import com.socmate.cli.catalogue.Watch;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Makes commands of the catalogue's entries.
record Specs(Shell shell) {
  private static final String EXITS =
      "0 clear, 10 findings, 11 inconclusive, 12 failed, 13 cancelled";

  CommandSpec of(Entry entry) {
    return switch (entry) {
      case Group group -> group(group);
      case Call call -> call(call);
      case Watch watch -> watch(watch);
    };
  }

  private CommandSpec group(Group group) {
    var spec = CommandSpec.create().name(group.name()).addOption(Said.help());
    spec.usageMessage().description(group.says());
    spec.usageMessage().commandListHeading("%nCommands:%n");
    group.entries().forEach(it -> spec.addSubcommand(it.name(), of(it)));
    return spec;
  }

  private CommandSpec watch(Watch watch) {
    var command = new WatchCommand(shell, watch);
    var spec = CommandSpec.wrapWithoutInspection(command).name(watch.name());
    command.in(spec);
    places(spec, watch.parts());
    describe(spec, watch.says() + " The exit code says how it ended: " + EXITS + ".", List.of());
    return whom(spec);
  }

  private CommandSpec call(Call call) {
    var command = new CallCommand(shell, call);
    var spec = CommandSpec.wrapWithoutInspection(command).name(call.name());
    command.in(spec);
    places(spec, call.parts());
    for (var field : call.fields()) {
      if (field.kind() == Kind.ARGUMENT) {
        spec.addPositional(positional(call.parts().size(), label(field), field.says()));
      } else {
        spec.addOption(option(field));
      }
    }
    if (call.hasBody()) {
      spec.addOption(
          OptionSpec.builder("-f", Bodies.FILE)
              .paramLabel("FILE")
              .type(String.class)
              .description("a body in YAML or JSON, - for standard input; options count more")
              .build());
    }
    shape(spec, call.shape());
    if (call.method().equals("POST")) {
      spec.addOption(
          Said.option(
              CallCommand.ONCE,
              "KEY",
              "said again within 24 hours it is not done again; by default a random one"));
    }
    describe(spec, call.says(), call.examples());
    return whom(spec);
  }

  private static CommandSpec whom(CommandSpec spec) {
    return Said.whomOptions(Said.outputOption(spec));
  }

  private static void places(CommandSpec spec, List<Part> parts) {
    for (int index = 0; index < parts.size(); index++) {
      var part = parts.get(index);
      spec.addPositional(positional(index, part.label(), part.says()));
    }
  }

  private static PositionalParamSpec positional(int index, String label, String says) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity("1")
        .required(true)
        .paramLabel(label)
        .type(String.class)
        .description(says)
        .build();
  }

  private static String label(Field field) {
    return field.name().equals("q") ? "WORDS" : field.name().toUpperCase(Locale.ROOT);
  }

  private static OptionSpec option(Field field) {
    var says =
        field.values().isEmpty()
            ? field.says()
            : field.says() + ": " + String.join(", ", field.values());
    var builder =
        OptionSpec.builder(field.option())
            .description(says)
            .completionCandidates(field.values().isEmpty() ? null : field.values());
    return switch (field.kind()) {
      case TEXT, ARGUMENT ->
          builder
              .paramLabel(field.values().isEmpty() ? "TEXT" : choiceOf(field))
              .type(String.class)
              .build();
      case NUMBER -> builder.paramLabel("N").type(Long.class).build();
      case FLAG ->
          builder
              .paramLabel("true|false")
              .type(Boolean.class)
              .arity("0..1")
              .fallbackValue("true")
              .build();
      case LIST ->
          builder
              .paramLabel(field.values().isEmpty() ? "A,B" : choiceOf(field))
              .type(List.class)
              .auxiliaryTypes(String.class)
              .splitRegex(",")
              .build();
    };
  }

  /// Of its own for each option: by this name the shell's completion keeps the words to choose
  /// from.
  private static String choiceOf(Field field) {
    return field.option().replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static void shape(CommandSpec spec, Shape shape) {
    switch (shape) {
      case Shape.Rows rows -> {
        if (rows.paging() != Shape.Paging.WHOLE) {
          spec.addOption(number(Listing.LIMIT, "N", "at most so many; 20 by default"));
          spec.addOption(
              Said.flag(Listing.ALL, "all there are; so it is for jsonl without being said"));
        }
        spec.addOption(redrawing());
      }
      case Shape.One _ -> spec.addOption(redrawing());
      case Shape.Document() ->
          spec.addOption(
              Said.option(CallCommand.SAVE, "FILE", "where to write it; else to standard output"));
      case Shape.Started _ -> {
        spec.addOption(
            Said.flag(
                CallCommand.WATCH, "tell what happens until it ends; exit code as of --wait"));
        spec.addOption(
            Said.flag(CallCommand.WAIT, "show it when it has ended; exit code " + EXITS));
      }
      case Shape.Grid _, Shape.Done _ -> {
        // Nothing more to say.
      }
    }
  }

  private static OptionSpec redrawing() {
    return OptionSpec.builder(CallCommand.WATCH)
        .paramLabel("SECONDS")
        .type(Long.class)
        .arity("0..1")
        .fallbackValue("5")
        .description("show it again every 5 or so many seconds, until Ctrl-C")
        .build();
  }

  private static OptionSpec number(String name, String label, String says) {
    return OptionSpec.builder(name).paramLabel(label).type(Long.class).description(says).build();
  }

  private static void describe(CommandSpec spec, String says, List<String> examples) {
    spec.usageMessage().description(says);
    if (!examples.isEmpty()) {
      spec.usageMessage().footerHeading("%nExamples:%n");
      spec.usageMessage()
          .footer(examples.stream().map(it -> "  ./socmate " + it).toArray(String[]::new));
    }
  }
}
