package com.socmate.cli.command;

import com.socmate.cli.launcher.Main;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Writes what your shell needs to complete commands and options.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(./socmate completion bash)",
      "  ./socmate completion zsh > ~/.socmate-completion && echo 'source ~/.socmate-completion' >> ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {
  private static final String ZSH = "autoload -U +X compinit && compinit\n";
  private final Shell shell;

  /// The shells that are known.
  enum Kind {
    bash,
    zsh
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Kind kind = Kind.bash;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  /// The script serves both; zsh must have its completion begun before.
  @Override
  public Integer call() {
    var all = spec.root().commandLine();
    Main.catalogue().forEach(it -> all.addSubcommand(it.name(), it));
    var script = AutoComplete.bash("socmate", all);
    var whole = kind == Kind.zsh ? ZSH + script : script;
    shell.output().document(whole.getBytes(StandardCharsets.UTF_8));
    return ExitCode.DONE;
  }
}
