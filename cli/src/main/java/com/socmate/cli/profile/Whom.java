package com.socmate.cli.profile;

import com.socmate.cli.client.Credential;
import com.socmate.cli.launcher.stack.LocalServer;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Finds the server to talk to, and as whom. What is said first counts: the command line, the
/// environment, the profile in use, and then the server that `./socmate up` runs here, with its own
/// token.
public final class Whom {
  private final Map<String, String> environment;
  private final Profiles profiles;

  public Whom(Map<String, String> environment, Profiles profiles) {
    this.environment = environment;
    this.profiles = profiles;
  }

  /// @param because where it was found, for people
  public record Found(URI url, Credential credential, String because) {}

  public Found find(Choice choice) {
    var named = choice.profile().or(() -> text("SOCMATE_PROFILE"));
    if (named.isPresent()) {
      return of(profile(named.get()), choice);
    }
    var given = given();
    if (given.isPresent()) {
      return new Found(
          url(choice).or(() -> local().map(Found::url)).orElseThrow(Whom::noServer),
          given.get(),
          "the environment");
    }
    return profiles.current().map(it -> of(it, choice)).or(this::local).orElseThrow(Whom::noServer);
  }

  /// Where to sign in.
  public URI server(Choice choice) {
    return url(choice)
        .or(() -> choice.profile().flatMap(profiles::find).map(Profile::url))
        .or(() -> local().map(Found::url))
        .orElseThrow(Whom::noServer);
  }

  private Found of(Profile profile, Choice choice) {
    var other = url(choice).filter(it -> !it.equals(profile.url()));
    if (other.isPresent()) {
      throw new CannotContinue(
          "The profile \"%s\" is for %s, and its secret is not sent to %s: sign in there with ./socmate login --server %s --profile NAME."
              .formatted(profile.name(), profile.url(), other.get(), other.get()));
    }
    var credential =
        switch (profile.secret()) {
          case Profile.Secret.ApiKey(var text) -> Credential.apiKey(text);
          case Profile.Secret.Bearer(var text) -> Credential.bearer(text);
          case Profile.Secret.Tokens _ -> new RenewedTokens(profiles, profile);
        };
    return new Found(profile.url(), credential, "the profile " + profile.name());
  }

  private Profile profile(String name) {
    return profiles
        .find(name)
        .orElseThrow(() ->
            new CannotContinue(
                "There is no profile \"%s\" in %s: ./socmate profile list shows those there are, ./socmate login --profile %s makes it."
                    .formatted(name, profiles.file(), name)));
  }

  private Optional<Credential> given() {
    return text("SOCMATE_API_KEY")
        .map(Credential::apiKey)
        .or(() -> text("SOCMATE_TOKEN").map(Credential::bearer));
  }

  private Optional<URI> url(Choice choice) {
    return choice.url().or(() -> text("SOCMATE_URL")).map(Whom::server);
  }

  /// The address of a server, as somebody wrote it.
  private static URI server(String text) {
    var url = URI.create(text.strip().replaceFirst("/+$", ""));
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new CannotContinue(
          "\"" + text + "\" is no address of a server; one is http://127.0.0.1:8080.");
    }
    return url;
  }

  private Optional<Found> local() {
    var state = StateDirectory.locate(Settings.from(environment));
    return LocalServer.address(state)
        .map(address ->
            new Found(
                address,
                Credential.bearer(token(state.adminToken())),
                "./socmate up on this machine, with its admin token"));
  }

  private static String token(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CannotContinue(file + " cannot be read: check who owns it.", e);
    }
  }

  private Optional<String> text(String key) {
    return Optional.of(environment.getOrDefault(key, "").strip()).filter(it -> !it.isEmpty());
  }

  private static CannotContinue noServer() {
    return new CannotContinue(
        "Which server? Sign in with ./socmate login --server https://…, set SOCMATE_URL and"
            + " SOCMATE_API_KEY, or start one here with ./socmate up.");
  }
}
