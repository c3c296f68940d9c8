package com.socmate.cli.command;

import com.socmate.cli.client.Api;
import com.socmate.cli.client.ApiRefused;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/// Says which server is asked, as whom, and why that one.
final class WhoamiCommand implements Callable<Integer> {
  private final Shell shell;
  private CommandSpec spec = CommandSpec.create();

  WhoamiCommand(Shell shell) {
    this.shell = shell;
  }

  CommandSpec spec() {
    spec = CommandSpec.wrapWithoutInspection(this).name("whoami");
    spec.usageMessage().description("Says which server is asked, and as whom.");
    return Said.whomOptions(Said.outputOption(spec));
  }

  @Override
  public Integer call() {
    var said = new Said(spec.commandLine().getParseResult());
    var found = shell.whom().find(said.choice());
    var api = new Api(found.url(), Optional.of(found.credential()), shell.rest());
    var answer =
        Api.JSON
            .createObjectNode()
            .put("server", found.url().toString())
            .put("found_in", found.because());
    try {
      answer.set("user", api.get("/api/auth/me"));
    } catch (ApiRefused refused) {
      if (refused.status() == 401) {
        throw refused;
      }
      api.get("/api/v1/schedules?limit=1");
      answer.put("user", "a program; what it may do is said by its scopes");
    }
    shell.output().one(answer, said.format());
    return ExitCode.DONE;
  }
}
