package com.socmate.cli.command;

import com.socmate.cli.client.ApiRefused;
import com.socmate.cli.client.ApiUnreachable;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.output.Output;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what went wrong in the server's own sentences, or ours, and what to do; never a trace.
record Complaints(Output output) implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    return switch (failure) {
      case ApiRefused refused -> refused(refused);
      case ApiUnreachable unreachable -> {
        output.complain(unreachable.sentence());
        yield ExitCode.NO_SERVER;
      }
      case CannotContinue known -> {
        output.complain(known.sentence());
        yield ExitCode.FAILED;
      }
      default -> throw failure;
    };
  }

  private int refused(ApiRefused refused) {
    refused.sentences().forEach(output::complain);
    if (refused.status() >= 500) {
      refused
          .requestId()
          .ifPresent(id -> output.note("The server's log knows this as request " + id + "."));
    }
    return ExitCode.ofStatus(refused.status());
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    var command = mistake.getCommandLine();
    output.complain(String.valueOf(mistake.getMessage()).replaceAll("\\s*\\R\\s*", " "));
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      var near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        output.note(
            "Did you mean " + near.stream().limit(3).collect(Collectors.joining(", ")) + "?");
      }
    }
    output.note(command.getCommandSpec().qualifiedName() + " --help tells more.");
    return ExitCode.USAGE;
  }
}
