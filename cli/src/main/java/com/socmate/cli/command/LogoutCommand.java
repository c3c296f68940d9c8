package com.socmate.cli.command;

import com.socmate.cli.client.Api;
import com.socmate.cli.client.ApiRefused;
import com.socmate.cli.client.ApiUnreachable;
import com.socmate.cli.client.Request;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.profile.Profile;
import com.socmate.cli.profile.Profile.Secret;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    description =
        "Signs you out at the server and forgets the profile. API keys are only forgotten.")
final class LogoutCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--profile", paramLabel = "NAME", description = "which; by default that in use")
  private @Nullable String profile;

  LogoutCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    var profiles = shell.profiles();
    var found =
        (profile == null ? profiles.current() : profiles.find(profile))
            .orElseThrow(() ->
                new CannotContinue("There is no such profile: ./socmate profile list shows them."));
    if (found.secret() instanceof Secret.Tokens tokens) {
      signOut(found, tokens);
    }
    profiles.alone(() -> {
      profiles.forget(found.name());
      return found.name();
    });
    shell.output().note("The profile " + found.name() + " is forgotten.");
    return ExitCode.DONE;
  }

  /// What cannot be ended there ends by itself.
  private void signOut(Profile signedIn, Secret.Tokens tokens) {
    try {
      new Api(signedIn.url(), Optional.empty(), shell.rest())
          .send(
              Request.of("POST", "/api/auth/logout")
                  .with("Cookie", tokens.refreshCookie() + "=" + tokens.refresh())
                  .with("X-CSRF", "1")
                  .with("Sec-Fetch-Site", "same-origin"));
    } catch (ApiRefused | ApiUnreachable e) {
      shell.output().note("The server could not be told; the sign-in ends there by itself.");
    }
  }
}
