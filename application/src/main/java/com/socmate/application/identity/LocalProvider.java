package com.socmate.application.identity;

import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.Directory;
import com.socmate.application.port.IdTokens;
import com.socmate.application.port.LocalLogins;
import com.socmate.application.port.OneTimeSecrets;
import com.socmate.application.port.OneTimeSecrets.Purpose;
import com.socmate.application.port.OneTimeSecrets.Redemption;
import com.socmate.application.port.Passwords;
import com.socmate.application.port.SignIns;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The built-in OpenID provider: checks passwords, and exchanges the codes it gives for tokens.
/// Whoever guesses learns nothing: not whether there is such a user, not whether they are disabled,
/// and not how near the password was.
public final class LocalProvider {
  private static final Duration CODE_LIFE = Duration.ofSeconds(60);
  private static final int FREE_PER_ACCOUNT = 5;
  private static final int FREE_PER_ADDRESS = 50;

  private final Directory directory;
  private final LocalLogins logins;
  private final Passwords passwords;
  private final OneTimeSecrets secrets;
  private final SignIns signIns;
  private final IdTokens idTokens;
  private final AccessTokens accessTokens;
  private final Trail trail;

  /// What it needs of the outside.
  public record Ports(
      Directory directory,
      LocalLogins logins,
      Passwords passwords,
      OneTimeSecrets secrets,
      SignIns signIns,
      IdTokens idTokens,
      AccessTokens accessTokens) {}

  public LocalProvider(Ports ports, Trail trail) {
    this.directory = ports.directory();
    this.logins = ports.logins();
    this.passwords = ports.passwords();
    this.secrets = ports.secrets();
    this.signIns = ports.signIns();
    this.idTokens = ports.idTokens();
    this.accessTokens = ports.accessTokens();
    this.trail = trail;
  }

  /// What a client asked for, as it was checked.
  ///
  /// @param challenge of PKCE, with S256
  public record Authorization(
      String client, String redirectUri, String challenge, Optional<String> nonce) {}

  /// Checks a password and gives a code for it.
  public Verdict authorize(
      Authorization asked,
      String email,
      String password,
      SignIns.Where where,
      Optional<String> requestId) {
    var account = new LocalLogins.Name("account:" + Pkce.nameOf(email), FREE_PER_ACCOUNT);
    var address = new LocalLogins.Name("address:" + where.address(), FREE_PER_ADDRESS);
    var wait = logins.attempt(List.of(account, address));
    if (wait.isPresent()) {
      return new Verdict.TooSoon(wait.get());
    }
    var known = directory.byEmail(Account.LOCAL, email.strip());
    var hash = known.flatMap(it -> logins.passwordHash(it.user().id()));
    boolean right = passwords.matches(password, hash);
    if (!right || known.isEmpty() || known.get().isDisabled()) {
      trail.byNobody(
          "sign_in.failed",
          known.map(it -> it.user().id().value()).orElse("unknown"),
          "from " + where.address(),
          requestId);
      return new Verdict.Wrong();
    }
    logins.succeeded(account);
    return new Verdict.Right(code(asked, known.get().user().id()));
  }

  private String code(Authorization asked, UserId user) {
    var notes = new HashMap<String, String>();
    notes.put("client", asked.client());
    notes.put("redirect_uri", asked.redirectUri());
    notes.put("challenge", asked.challenge());
    notes.put("user", user.value());
    asked.nonce().ifPresent(nonce -> notes.put("nonce", nonce));
    return secrets.issue(Purpose.AUTHORIZATION_CODE, notes, CODE_LIFE);
  }

  /// What became of a password.
  public sealed interface Verdict {
    /// @param code for the client, good for a minute and once
    record Right(String code) implements Verdict {}

    record Wrong() implements Verdict {}

    record TooSoon(Duration delay) implements Verdict {}
  }

  /// Exchanges a code; empty for anything but its first use by the client that asked for it, with
  /// the verifier that its challenge was made from.
  public Optional<Tokens> exchange(
      String code, String client, String redirectUri, String verifier, Optional<String> requestId) {
    return switch (secrets.redeem(Purpose.AUTHORIZATION_CODE, code)) {
      case Redemption.Fresh(var notes) ->
          Optional.of(notes)
              .filter(it -> client.equals(it.get("client")))
              .filter(it -> redirectUri.equals(it.get("redirect_uri")))
              .filter(it -> Pkce.answers(verifier, it.getOrDefault("challenge", "")))
              .flatMap(this::tokens);
      case Redemption.Used(var notes) -> {
        endBecauseReplayed(notes, requestId);
        yield Optional.empty();
      }
      case Redemption.Worthless _ -> Optional.empty();
    };
  }

  /// Somebody has a copy of the code, so whatever was signed in with it may be theirs.
  private void endBecauseReplayed(Map<String, String> notes, Optional<String> requestId) {
    var user = new UserId(notes.getOrDefault("user", ""));
    signIns.endAll(user);
    trail.by(user, "code.reuse", "All sign-ins of the user were ended.", requestId);
  }

  private Optional<Tokens> tokens(Map<String, String> notes) {
    var client = notes.getOrDefault("client", "");
    return directory
        .find(new UserId(notes.getOrDefault("user", "")))
        .filter(account -> !account.isDisabled())
        .map(account ->
            new Tokens(
                idTokens.issue(account.user(), client, Optional.ofNullable(notes.get("nonce"))),
                accessTokens.issue(
                    new AccessTokens.Order(
                        account.user().id().value(),
                        client,
                        Set.of(Scope.PROFILE),
                        Optional.empty()))));
  }

  /// @param access shows the holder's name and address, and opens nothing else
  public record Tokens(String idToken, AccessTokens.Issued access) {
    /// Without them.
    @Override
    public String toString() {
      return "Tokens";
    }
  }

  /// Whom a token of this provider tells of.
  public Optional<Account> userInfo(String accessToken) {
    return accessTokens
        .verify(accessToken)
        .filter(claims -> claims.scopes().contains(Scope.PROFILE))
        .filter(claims -> claims.subject().startsWith(UserId.PREFIX + "_"))
        .flatMap(claims -> directory.find(new UserId(claims.subject())))
        .filter(account -> !account.isDisabled());
  }
}
