package com.socmate.application.identity;

import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.Directory;
import com.socmate.application.port.IdentityProvider;
import com.socmate.application.port.OneTimeSecrets;
import com.socmate.application.port.OneTimeSecrets.Purpose;
import com.socmate.application.port.OneTimeSecrets.Redemption;
import com.socmate.application.port.SignIns;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Signs a browser in by the OpenID provider, whichever it is: authorization code, PKCE, state and
/// nonce. The browser holds one secret from which verifier and nonce follow, so nothing kept here
/// is enough to finish somebody's sign-in.
public final class SignInByProvider {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String BROWSER = "browser";
  private static final String REDIRECT = "redirect_uri";
  private static final String LINK = "first_admin_link";

  private final IdentityProvider provider;
  private final OneTimeSecrets secrets;
  private final Directory directory;
  private final SignIns signIns;
  private final AccessTokens tokens;
  private final Transactions transactions;
  private final Trail trail;
  private final IdGenerator ids;
  private final SecureRandom random = new SecureRandom();

  /// What it needs of the outside.
  public record Ports(
      IdentityProvider provider,
      OneTimeSecrets secrets,
      Directory directory,
      SignIns signIns,
      AccessTokens tokens,
      Transactions transactions) {}

  public SignInByProvider(Ports ports, Trail trail, IdGenerator ids) {
    this.provider = ports.provider();
    this.secrets = ports.secrets();
    this.directory = ports.directory();
    this.signIns = ports.signIns();
    this.tokens = ports.tokens();
    this.transactions = ports.transactions();
    this.trail = trail;
    this.ids = ids;
  }

  /// @param browserSecret for a cookie of the browser that asked
  public record Begun(URI authorizationUrl, String browserSecret) {
    /// Without the secret.
    @Override
    public String toString() {
      return "Begun";
    }
  }

  /// @param link of the first administrator, where one was followed
  public Begun begin(URI redirectUri, Optional<String> link) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    var browser = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var notes = new HashMap<String, String>();
    notes.put(BROWSER, Pkce.fingerprint(browser));
    notes.put(REDIRECT, redirectUri.toString());
    link.ifPresent(it -> notes.put(LINK, Blinded.of(it, browser)));
    var state = secrets.issue(Purpose.SIGN_IN_STATE, notes, PATIENCE);
    return new Begun(provider.authorizationUrl(ask(redirectUri, state, browser)), browser);
  }

  private static IdentityProvider.Ask ask(URI redirectUri, String state, String browser) {
    return new IdentityProvider.Ask(
        redirectUri, state, Pkce.derived(browser, "nonce"), Pkce.derived(browser, "verifier"));
  }

  /// What came back with the browser.
  ///
  /// @param browserSecret from its cookie
  public record Return(
      String code,
      String state,
      String redirectUri,
      Optional<String> browserSecret,
      SignIns.Where where,
      Optional<String> requestId) {}

  public Outcome complete(Return back) {
    return switch (secrets.redeem(Purpose.SIGN_IN_STATE, back.state())) {
      case Redemption.Fresh(var notes) -> complete(back, notes);
      case Redemption.Used _, Redemption.Worthless _ ->
          refused("The sign-in took too long, or was finished before.", back);
    };
  }

  private Outcome complete(Return back, Map<String, String> notes) {
    var browser = back.browserSecret().orElse("");
    boolean sameBrowser =
        MessageDigest.isEqual(
            Pkce.fingerprint(browser).getBytes(StandardCharsets.US_ASCII),
            notes.getOrDefault(BROWSER, "").getBytes(StandardCharsets.US_ASCII));
    if (!sameBrowser || !back.redirectUri().equals(notes.get(REDIRECT))) {
      return refused("The sign-in was begun in another browser, or for another page.", back);
    }
    var asked = ask(URI.create(back.redirectUri()), back.state(), browser);
    return switch (provider.exchange(back.code(), asked)) {
      case IdentityProvider.Answer.Vouched vouched ->
          admit(
              vouched,
              Optional.ofNullable(notes.get(LINK)).map(it -> Blinded.opened(it, browser)),
              back);
      case IdentityProvider.Answer.Refused(var why) -> refused(why, back);
    };
  }

  private Outcome admit(IdentityProvider.Answer.Vouched who, Optional<String> link, Return back) {
    return transactions.together(() -> {
      var account =
          directory.provision(
              new Directory.Newcomer(
                  who.issuer(), who.subject(), who.email(), who.name(), Set.of(Role.ANALYST)),
              ids.user());
      if (account.isDisabled()) {
        trail.by(account.user().id(), "sign_in.refused", "The user is disabled.", back.requestId());
        return new Outcome.Refused();
      }
      link.ifPresent(it -> makeFirstAdmin(account, it, back.requestId()));
      directory.signedIn(account.user().id());
      var opened = signIns.open(account.user().id(), back.where());
      trail.by(account.user().id(), "sign_in.succeeded", opened.signIn(), back.requestId());
      return new Outcome.SignedIn(
          directory.find(account.user().id()).orElse(account),
          Session.of(account.user().id(), opened, tokens));
    });
  }

  private void makeFirstAdmin(Account account, String link, Optional<String> requestId) {
    directory.change(
        account.user().id(),
        before -> {
          boolean first =
              directory.actingAdmins() == 0
                  && secrets.redeem(Purpose.FIRST_ADMIN, link) instanceof Redemption.Fresh;
          if (first) {
            trail.by(account.user().id(), "user.first_admin", "", requestId);
          }
          return new Directory.Change<>(
              first ? before.in(Set.of(Role.ANALYST, Role.ADMIN)) : before, first);
        });
  }

  private Outcome refused(String why, Return back) {
    trail.byNobody("sign_in.failed", "provider", why, back.requestId());
    return new Outcome.Refused();
  }

  /// What became of a sign-in. Why one was refused stands in the audit log only.
  public sealed interface Outcome {
    record SignedIn(Account account, Session session) implements Outcome {}

    record Refused() implements Outcome {}
  }
}
