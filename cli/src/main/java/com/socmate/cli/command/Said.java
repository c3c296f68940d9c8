package com.socmate.cli.command;

import com.socmate.cli.output.Format;
import com.socmate.cli.profile.Choice;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// What was typed behind a command's name.
record Said(ParseResult parsed) {
  private static final String PROFILE = "--profile";
  private static final String SERVER = "--server";
  private static final String OUTPUT = "--output";

  /// The options that every command which asks a server has.
  static CommandSpec whomOptions(CommandSpec spec) {
    return spec.addOption(
            option(PROFILE, "NAME", "the profile to use; else $SOCMATE_PROFILE, else that in use"))
        .addOption(option(SERVER, "URL", "the server; else $SOCMATE_URL, else the profile's"))
        .addOption(help());
  }

  static CommandSpec outputOption(CommandSpec spec) {
    return spec.addOption(
        OptionSpec.builder("-o", OUTPUT)
            .paramLabel("FORMAT")
            .type(Format.class)
            .description("${COMPLETION-CANDIDATES}; table by default")
            .build());
  }

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("show this help").build();
  }

  static OptionSpec option(String name, String label, String says) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(says).build();
  }

  static OptionSpec flag(String name, String says) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(says).build();
  }

  <T> Optional<T> option(String name) {
    return Optional.ofNullable(
        parsed.hasMatchedOption(name) ? parsed.<T>matchedOptionValue(name, null) : null);
  }

  boolean flag(String name) {
    return this.<Boolean>option(name).orElse(false);
  }

  String positional(int index) {
    return Objects.requireNonNull(parsed.<String>matchedPositionalValue(index, ""));
  }

  Format format() {
    return this.<Format>option(OUTPUT).orElse(Format.table);
  }

  Choice choice() {
    return new Choice(option(PROFILE), option(SERVER));
  }
}
