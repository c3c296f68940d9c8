package com.socmate.adapters.sentinel;

import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Outbound;
import com.socmate.application.port.Secrets;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemEntities;
import com.socmate.application.port.SiemIncidents;
import com.socmate.application.port.SiemProviders;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.provider.SiemProvider.Credential;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The provider that the environment configures, and those that the administration added. A client
/// lives as long as what is known of its provider stays the same, so that its tokens and what it
/// learned of outages are kept from call to call.
public final class ConfiguredSiem implements Siem {
  private static final Patience PATIENCE = Patience.of(4, Duration.ofMillis(250));
  private static final Patience HASTE =
      new Patience(2, Duration.ofMillis(250), Duration.ofSeconds(2));
  private static final String LOCAL =
      "/subscriptions/local/resourceGroups/local/providers/Microsoft.OperationalInsights/workspaces/";

  private final Client builtIn;
  private final SiemProviders providers;
  private final Wire way;
  private final Outbound checks;
  private final Optional<FederatedToken> workload;
  private final InstantSource clock;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  /// @param settings of the built-in one
  /// @param token of the built-in one
  /// @param workload which workload we are, where the platform says so
  /// @param ways makes a way out, that waits that long, to what administrators name
  public ConfiguredSiem(
      SentinelSettings settings,
      String token,
      SiemProviders providers,
      Optional<FederatedToken> workload,
      Function<Duration, Outbound> ways,
      InstantSource clock) {
    this.providers = providers;
    this.workload = workload;
    this.way = new OutboundWire(ways);
    this.checks = ways.apply(Duration.ofSeconds(1));
    this.clock = clock;
    this.builtIn = builtIn(settings, TokenSource.fixed(token));
  }

  private record Client(
      Optional<SiemProvider> provider,
      SentinelLogs logs,
      Optional<SentinelIncidents> incidents,
      Optional<SentinelEntities> entities) {}

  /// The workspace of our own speaks both languages at one address; the real service has another
  /// for incidents, which is what added providers are for.
  private Client builtIn(SentinelSettings settings, TokenSource tokens) {
    var http =
        new ProviderHttp(
            new DirectWire(),
            tokens,
            Patience.of(settings.attempts(), settings.firstPause()),
            clock,
            Pauses.real());
    var local =
        Optional.of(LOCAL + settings.workspaceId())
            .filter(_ -> "http".equals(settings.logsUrl().getScheme()));
    return new Client(
        Optional.empty(),
        new SentinelLogs(settings, tokens, clock),
        local.map(it -> new SentinelIncidents(http, settings.logsUrl(), it)),
        local.map(
            it -> new SentinelEntities(preview(new DirectWire(), tokens), settings.logsUrl(), it)));
  }

  @Override
  public List<String> names() {
    var names = new ArrayList<>(List.of(SiemProvider.BUILT_IN));
    providers.all().forEach(it -> names.add(it.name()));
    return names;
  }

  @Override
  public String standard() {
    return providers.standard().map(SiemProvider::name).orElse(SiemProvider.BUILT_IN);
  }

  @Override
  public Optional<LogWorkspace> logs(String provider) {
    return client(provider).map(Client::logs);
  }

  @Override
  public Optional<SiemIncidents> incidents(String provider) {
    return client(provider).flatMap(Client::incidents);
  }

  @Override
  public Optional<SiemEntities> entities(String provider) {
    return client(provider).flatMap(Client::entities);
  }

  private Optional<Client> client(String name) {
    if (name.equals(SiemProvider.BUILT_IN)) {
      return Optional.of(builtIn);
    }
    return providers
        .find(name)
        .map(now ->
            clients.compute(
                name,
                (_, before) ->
                    before != null && before.provider().equals(Optional.of(now))
                        ? before
                        : made(now)));
  }

  private Client made(SiemProvider it) {
    var logsUrl = URI.create(it.logsUrl());
    var logs =
        new SentinelLogs(new LogsHttp(http(it, it.logsUrl()), logsUrl, it.workspaceId()), clock);
    var management = URI.create(it.managementUrl());
    var resource = Optional.of(resource(it)).filter(_ -> it.hasIncidents());
    return new Client(
        Optional.of(it),
        logs,
        resource.map(at -> new SentinelIncidents(http(it, it.managementUrl()), management, at)),
        resource.map(at ->
            new SentinelEntities(preview(way, tokens(it, it.managementUrl())), management, at)));
  }

  private ProviderHttp http(SiemProvider provider, String resource) {
    return new ProviderHttp(way, tokens(provider, resource), PATIENCE, clock, Pauses.real());
  }

  /// With patience, and a memory of outages, of its own: what is still in preview, and gives few
  /// answers an hour, must not keep us from the incidents.
  private ProviderHttp preview(Wire wire, TokenSource tokens) {
    return new ProviderHttp(wire, tokens, HASTE, clock, Pauses.real());
  }

  private static String resource(SiemProvider it) {
    return "/subscriptions/"
        + it.resource().subscription()
        + "/resourceGroups/"
        + it.resource().resourceGroup()
        + "/providers/Microsoft.OperationalInsights/workspaces/"
        + it.resource().workspace();
  }

  private TokenSource tokens(SiemProvider provider, String resource) {
    return switch (provider.credential()) {
      case Credential.ClientCredentials(var authority, var tenant, var client) ->
          new RenewedTokens(
              () ->
                  OAuthIssuer.clientCredentials(
                          way, URI.create(authority), tenant, client, secret(provider), resource)
                      .issue(),
              clock);
      case Credential.ManagedIdentity(var client) ->
          new RenewedTokens(
              OAuthIssuer.managedIdentity(new DirectWire(), OAuthIssuer.MACHINE, client, resource),
              clock);
      case Credential.WorkloadIdentity(var tenant, var client) ->
          new RenewedTokens(() -> ofWorkload(tenant, client, resource).issue(), clock);
      case Credential.StaticToken() -> () -> secret(provider);
    };
  }

  private OAuthIssuer ofWorkload(String tenant, String client, String resource) {
    var known =
        workload.orElseThrow(() ->
            new NoToken(
                "This process does not know which workload it is; SOCMATE_FEDERATED_TOKEN_FILE"
                    + " names the file with its token.",
                false));
    return OAuthIssuer.workloadIdentity(
        new DirectWire(), known.authority(), tenant, client, known.read(), resource);
  }

  private String secret(SiemProvider provider) {
    try {
      return providers
          .secret(provider.name())
          .orElseThrow(() -> new NoToken("The provider has no secret.", false));
    } catch (Secrets.CannotOpen | IllegalStateException e) {
      throw new NoToken(
          "The provider's secret cannot be read here; this process needs the master keys of the API"
              + " server.",
          false);
    }
  }

  @Override
  public Optional<Objection> objection(SiemProvider provider) {
    return objection("logs_url", provider.logsUrl())
        .or(() -> objection("management_url", provider.managementUrl()))
        .or(() ->
            provider.credential() instanceof Credential.ClientCredentials(var authority, _, _)
                ? objection("authority_url", authority)
                : Optional.empty());
  }

  /// A token goes over plain http only where it does not leave the machine.
  private Optional<Objection> objection(String member, String url) {
    return checks
        .objection(url)
        .or(() ->
            url.toLowerCase(Locale.ROOT).startsWith("https://") || isLocal(url)
                ? Optional.empty()
                : Optional.of("must be an https address; a token goes along with every question"))
        .map(why -> new Objection(member, why));
  }

  private static boolean isLocal(String url) {
    var host = URI.create(url).getHost();
    return host != null
        && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
  }
}
