package com.socmate.apiserver;

import com.socmate.adapters.http.AuthRoutes;
import com.socmate.adapters.http.BearerTokens;
import com.socmate.adapters.http.CodeGrant;
import com.socmate.adapters.http.CookieSignIn;
import com.socmate.adapters.http.Cookies;
import com.socmate.adapters.http.LocalProviderRoutes;
import com.socmate.adapters.http.OwnCalls;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.SignIn;
import com.socmate.adapters.http.SignInPages;
import com.socmate.adapters.http.Site;
import com.socmate.adapters.http.TokenGrant;
import com.socmate.adapters.http.TokenRoutes;
import com.socmate.adapters.http.UserDataRoutes;
import com.socmate.adapters.http.UserRoutes;
import com.socmate.adapters.http.WellKnownRoutes;
import com.socmate.adapters.identity.Argon2Passwords;
import com.socmate.adapters.identity.JwtAccessTokens;
import com.socmate.adapters.identity.KeyRing;
import com.socmate.adapters.identity.LocalIdTokens;
import com.socmate.adapters.identity.RelyingParty;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAccounts;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiDirectory;
import com.socmate.adapters.persistence.JdbiLocalLogins;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiOneTimeSecrets;
import com.socmate.adapters.persistence.JdbiPersonalData;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiSignIns;
import com.socmate.adapters.persistence.JdbiSigningKeys;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.application.identity.Authenticate;
import com.socmate.application.identity.ChangeProfile;
import com.socmate.application.identity.ChangeUser;
import com.socmate.application.identity.EraseUser;
import com.socmate.application.identity.ExportUser;
import com.socmate.application.identity.FollowLink;
import com.socmate.application.identity.InviteUser;
import com.socmate.application.identity.KeepSignedIn;
import com.socmate.application.identity.LocalProvider;
import com.socmate.application.identity.Session;
import com.socmate.application.identity.SignInByProvider;
import com.socmate.application.identity.Trail;
import com.socmate.application.identity.TransferOwnership;
import com.socmate.application.port.AccessTokens;
import com.socmate.application.port.IdentityProvider;
import com.socmate.application.port.Vault;
import com.socmate.application.schedule.OwnedSchedules;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.User;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/// Puts together how people sign in.
final class IdentityWiring {
  private static final Duration ACCESS_LIFE = Duration.ofMinutes(30);

  private final ApiServerConfig config;
  private final Database database;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final IntSupplier port;
  private final JdbiDirectory directory;
  private final JdbiSignIns signIns;
  private final JdbiOneTimeSecrets secrets;
  private final JdbiTransactions transactions;
  private final JdbiAccounts accounts;
  private final Trail trail;
  private final KeyRing keys;
  private final AccessTokens tokens;
  private final Authenticate authenticate;
  private final Site site;
  private final Cookies cookies;
  private final Argon2Passwords passwords = new Argon2Passwords();
  private final FollowLink links;
  private final OwnCalls ownCalls = new OwnCalls();

  /// @param port where the server listens; asked late, since it may be chosen at start
  /// @param clients who may stand behind access tokens beside people
  IdentityWiring(
      ApiServerConfig config,
      Database database,
      Vault vault,
      IdGenerator ids,
      InstantSource clock,
      IntSupplier port,
      List<Authenticate.ClientTokens> clients) {
    this.config = config;
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.port = port;
    this.directory = new JdbiDirectory(database);
    this.signIns = new JdbiSignIns(database);
    this.secrets = new JdbiOneTimeSecrets(database);
    this.transactions = new JdbiTransactions(database);
    this.accounts = new JdbiAccounts(database);
    this.trail = new Trail(new JdbiAuditLog(database), clock);
    this.keys = new KeyRing(new JdbiSigningKeys(database, vault), clock);
    this.tokens = new JwtAccessTokens(keys, this::issuer, ACCESS_LIFE, clock);
    this.authenticate = new Authenticate(tokens, signIns, clients);
    this.site = new Site(this::publicUrl);
    this.cookies = new Cookies(site, clock);
    this.links = links();
  }

  /// Makes the signing keys where there are none, which takes a while on a busy machine, before
  /// anybody waits for it.
  void prepare() {
    keys.published();
  }

  /// What this server asks itself.
  OwnCalls ownCalls() {
    return ownCalls;
  }

  /// For whoever issues tokens to clients.
  AccessTokens accessTokens() {
    return tokens;
  }

  List<SignIn> ways() {
    return List.of(
        new BearerTokens(accounts, authenticate), new CookieSignIn(cookies, site, authenticate));
  }

  /// @param grants beside the code's
  List<Routes> routes(List<TokenGrant> grants) {
    var keep = new KeepSignedIn(signIns, tokens, transactions, trail);
    var signIn = signIn();
    var local = config.signIn().provider().isEmpty();
    var routes = new ArrayList<Routes>();
    var allGrants = new ArrayList<>(grants);
    if (local) {
      var provider = localProvider();
      allGrants.add(new CodeGrant(provider, clock));
      routes.add(new LocalProviderRoutes(provider, site));
    }
    routes.add(new TokenRoutes(allGrants, keep, authenticate));
    routes.add(new WellKnownRoutes(site, keys::published));
    routes.add(new SignInPages(links, signIn, site, cookies, local));
    routes.add(
        new AuthRoutes(
            new AuthRoutes.UseCases(
                signIn, keep, new ChangeProfile(directory, transactions, trail)),
            directory,
            signIns,
            site,
            cookies));
    routes.add(users());
    routes.add(userData());
    return routes;
  }

  /// A link for the first administrator, as long as there is none.
  Optional<String> firstAdminLink() {
    return links.offerFirstAdmin().map(link -> publicUrl() + SignInPages.WELCOME + "?link=" + link);
  }

  private FollowLink links() {
    return new FollowLink(
        new FollowLink.Ports(
            directory, new JdbiLocalLogins(database), passwords, secrets, signIns, transactions),
        trail,
        ids);
  }

  private SignInByProvider signIn() {
    return new SignInByProvider(
        new SignInByProvider.Ports(provider(), secrets, directory, signIns, tokens, transactions),
        trail,
        ids);
  }

  private IdentityProvider provider() {
    return new RelyingParty(
        config
            .signIn()
            .provider()
            .map(other ->
                new RelyingParty.Settings(
                    other::issuer, other.clientId(), other.secret(), other.scopes()))
            .orElseGet(() ->
                new RelyingParty.Settings(
                    this::issuer,
                    Session.CONSOLE,
                    Optional.empty(),
                    Set.of("openid", "profile", "email"),
                    Optional.of(Account.LOCAL),
                    this::onThisServer,
                    ownCalls.headers())),
        clock);
  }

  /// The same path asked at this very server.
  private URI onThisServer(URI uri) {
    return here().resolve(uri.getRawPath());
  }

  /// Where this very server answers, whatever stands before it.
  URI here() {
    return URI.create(
        "http://"
            + (isEverywhere(config.host()) ? "127.0.0.1" : config.host())
            + ":"
            + port.getAsInt());
  }

  private LocalProvider localProvider() {
    return new LocalProvider(
        new LocalProvider.Ports(
            directory,
            new JdbiLocalLogins(database),
            passwords,
            secrets,
            signIns,
            new LocalIdTokens(keys, this::issuer, clock),
            tokens),
        trail);
  }

  private UserDataRoutes userData() {
    var personalData = new JdbiPersonalData(database);
    var auditLog = new JdbiAuditLog(database);
    return new UserDataRoutes(
        new ExportUser(directory, personalData, auditLog, clock),
        new EraseUser(directory, personalData, transactions, auditLog, clock));
  }

  private UserRoutes users() {
    var sessions = new JdbiSessions(database);
    var schedules =
        new OwnedSchedules(new JdbiSchedules(database), new JdbiAuditLog(database), clock);
    var change =
        new ChangeUser(
            new ChangeUser.Ports(
                directory,
                signIns,
                new JdbiNotifications(database),
                () -> accounts.admins().stream().map(User::id).toList(),
                transactions),
            schedules,
            trail,
            ids,
            clock);
    return new UserRoutes(
        new UserRoutes.UseCases(
            change,
            new InviteUser(directory, links, transactions, trail, ids),
            new TransferOwnership(directory, sessions, schedules, transactions, trail)),
        directory,
        signIns,
        site);
  }

  private String issuer() {
    return publicUrl().toString();
  }

  private URI publicUrl() {
    return config.signIn().publicUrl().orElseGet(this::here);
  }

  private static boolean isEverywhere(String host) {
    return host.equals("0.0.0.0") || host.equals("::");
  }
}
