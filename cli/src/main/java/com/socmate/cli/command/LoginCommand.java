package com.socmate.cli.command;

import com.socmate.cli.client.Api;
import com.socmate.cli.client.ApiRefused;
import com.socmate.cli.client.Credential;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.profile.Choice;
import com.socmate.cli.profile.Profile;
import com.socmate.cli.profile.Profile.Secret;
import com.socmate.cli.profile.SignInByLink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = {
      "Signs you in and keeps it in a profile.",
      "Without an option a link is shown: open it in any browser, sign in, and give back the code"
          + " that the page shows. Programs are given an API key, in a file or on standard input, so"
          + " that it stands in no history and no list of processes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./socmate login --server https://soc.contoso.example",
      "  ./socmate login --server https://soc.contoso.example --profile ci --api-key-file key.txt"
    })
final class LoginCommand implements Callable<Integer> {
  private static final int NOT_ALLOWED = 403;
  private final Shell shell;

  @Option(names = "--server", paramLabel = "URL", description = "the server")
  private @Nullable String url;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "what to call it; default if not said")
  private @Nullable String profile;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description = "a file with an API key, - for standard input")
  private @Nullable String keyFile;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "a file with a bearer token, - for standard input")
  private @Nullable String tokenFile;

  LoginCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    var server =
        shell.whom().server(new Choice(Optional.ofNullable(profile), Optional.ofNullable(url)));
    var name = profile == null ? "default" : profile;
    var kept = new Profile(name, server, secret(server));
    shell
        .profiles()
        .alone(() -> {
          shell.profiles().keep(kept);
          shell.profiles().use(name);
          return name;
        });
    shell
        .output()
        .note(
            "Signed in at %s with %s, kept as profile %s in %s."
                .formatted(server, kept.secret().kind(), name, shell.profiles().file()));
    return ExitCode.DONE;
  }

  private Secret secret(URI server) throws IOException {
    if (keyFile != null) {
      var key = text(keyFile);
      prove(server, Credential.apiKey(key));
      return new Secret.ApiKey(key);
    }
    if (tokenFile != null) {
      var token = text(tokenFile);
      prove(server, Credential.bearer(token));
      return new Secret.Bearer(token);
    }
    return byLink(server);
  }

  /// A wrong key is told now, not with the first command. One without this scope is a right one.
  private void prove(URI server, Credential credential) {
    try {
      new Api(server, Optional.of(credential), shell.rest()).get("/api/v1/schedules?limit=1");
    } catch (ApiRefused refused) {
      if (refused.status() != NOT_ALLOWED) {
        throw refused;
      }
    }
  }

  private String text(String file) throws IOException {
    try {
      var text = file.equals("-") ? shell.line() : Files.readString(Path.of(file)).strip();
      if (text.isEmpty() || text.contains("\n")) {
        throw new CannotContinue(file + " must hold one line, the key alone.");
      }
      return text;
    } catch (IOException e) {
      throw new CannotContinue(file + " cannot be read: is it there, and yours?", e);
    }
  }

  private Secret byLink(URI server) throws IOException {
    var signIn = SignInByLink.begin(server);
    shell.output().note("Open this link in any browser and sign in:\n\n  " + signIn.link() + "\n");
    shell.output().note("Then give the code that the page shows, within 10 minutes:");
    return signIn.complete(shell.line());
  }
}
