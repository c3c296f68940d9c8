package com.socmate.adapters.http;

import com.socmate.application.identity.Authenticate;
import com.socmate.application.identity.ChangeProfile;
import com.socmate.application.identity.ChangeUser;
import com.socmate.application.identity.FollowLink;
import com.socmate.application.identity.InviteUser;
import com.socmate.application.identity.KeepSignedIn;
import com.socmate.application.identity.LocalProvider;
import com.socmate.application.identity.SignInByProvider;
import com.socmate.application.identity.Trail;
import com.socmate.application.identity.TransferOwnership;
import com.socmate.application.port.IdentityProvider;
import com.socmate.application.port.InMemoryAccessTokens;
import com.socmate.application.port.InMemoryDirectory;
import com.socmate.application.port.InMemoryLocalLogins;
import com.socmate.application.port.InMemoryOneTimeSecrets;
import com.socmate.application.port.InMemorySignIns;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Passwords;
import com.socmate.application.schedule.OwnedSchedules;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.User;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// The routes by which people sign in, over ports in memory and a provider that vouches for the
/// analyst whatever the code is.
final class PeopleSigningIn {
  private final InMemoryWorld world;
  private final InstantSource clock;
  private final IdGenerator ids;
  private final InMemoryDirectory directory;
  private final InMemorySignIns signIns;
  private final InMemoryOneTimeSecrets secrets;
  private final InMemoryLocalLogins logins;
  private final InMemoryAccessTokens tokens;
  private final Trail trail;
  private final Site site = new Site(() -> URI.create("http://127.0.0.1:8080"));

  PeopleSigningIn(InMemoryWorld world, InstantSource clock) {
    this.world = world;
    this.clock = clock;
    this.ids = new IdGenerator(clock, new Random(13));
    this.directory = new InMemoryDirectory(world);
    this.signIns = new InMemorySignIns(directory, clock);
    this.secrets = new InMemoryOneTimeSecrets(clock);
    this.logins = new InMemoryLocalLogins(clock);
    this.tokens = new InMemoryAccessTokens(clock);
    this.trail = new Trail(world.auditLog(), clock);
  }

  private static final class AnalystsProvider implements IdentityProvider {
    @Override
    public URI authorizationUrl(Ask ask) {
      return URI.create("http://127.0.0.1:8080/oauth/authorize?state=" + ask.state());
    }

    @Override
    public Answer exchange(String code, Ask asked) {
      return new Answer.Vouched(
          Account.LOCAL, RunningApi.ANALYST_ID.value(), "user001@contoso.example", "Analyst");
    }
  }

  private static final class LegiblePasswords implements Passwords {
    @Override
    public String hash(String password) {
      return "legible:" + password;
    }

    @Override
    public boolean matches(String password, Optional<String> hash) {
      return hash.filter(hash(password)::equals).isPresent();
    }
  }

  /// @param grants ways to a token besides a person's code
  List<Routes> routes(List<TokenGrant> grants) {
    var transactions = world.transactions();
    var cookies = new Cookies(site, clock);
    var keep = new KeepSignedIn(signIns, tokens, transactions, trail);
    var signIn =
        new SignInByProvider(
            new SignInByProvider.Ports(
                new AnalystsProvider(), secrets, directory, signIns, tokens, transactions),
            trail,
            ids);
    var links =
        new FollowLink(
            new FollowLink.Ports(
                directory, logins, new LegiblePasswords(), secrets, signIns, transactions),
            trail,
            ids);
    var provider =
        new LocalProvider(
            new LocalProvider.Ports(
                directory,
                logins,
                new LegiblePasswords(),
                secrets,
                signIns,
                (user, client, _) -> "id-token of " + user.id() + " for " + client,
                tokens),
            trail);
    return List.of(
        new LocalProviderRoutes(provider, site),
        new TokenRoutes(
            Stream.concat(Stream.of(new CodeGrant(provider, clock)), grants.stream()).toList(),
            keep,
            new Authenticate(tokens, signIns, List.of())),
        new WellKnownRoutes(site, () -> Map.of("keys", List.of())),
        new SignInPages(links, signIn, site, cookies, true),
        new AuthRoutes(
            new AuthRoutes.UseCases(
                signIn, keep, new ChangeProfile(directory, transactions, trail)),
            directory,
            signIns,
            site,
            cookies),
        users(links));
  }

  private UserRoutes users(FollowLink links) {
    var transactions = world.transactions();
    var schedules = new OwnedSchedules(world.schedules(), world.auditLog(), clock);
    var change =
        new ChangeUser(
            new ChangeUser.Ports(
                directory,
                signIns,
                world.notifications(),
                () -> world.accounts().admins().stream().map(User::id).toList(),
                transactions),
            schedules,
            trail,
            ids,
            clock);
    return new UserRoutes(
        new UserRoutes.UseCases(
            change,
            new InviteUser(directory, links, transactions, trail, ids),
            new TransferOwnership(directory, world.sessions(), schedules, transactions, trail)),
        directory,
        signIns,
        site);
  }
}
