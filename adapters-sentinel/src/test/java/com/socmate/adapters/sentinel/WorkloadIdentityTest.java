package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.InMemorySiemProviders;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.Question;
import com.socmate.application.port.Outbound;
import com.socmate.application.settings.Environment;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.provider.SiemProvider.Credential;
import com.socmate.domain.provider.SiemProvider.WorkspaceResource;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A token endpoint and a workspace on loopback that take nothing but what they gave out.
class WorkloadIdentityTest {
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  private static final String FIRST = "first.workload.token";
  private static final String SECOND = "second.workload.token";

  @TempDir private Path folder = Path.of("");
  private final List<Map<String, String>> exchanged = new ArrayList<>();
  private String valid = FIRST;
  private HttpServer server;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    file = Files.writeString(folder.resolve("token"), FIRST + "\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext("/contoso/oauth2/v2.0/token", this::exchange);
    server.createContext("/v1/workspaces/w-1/query", this::query);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void the_workloads_token_is_exchanged_for_one_that_the_workspace_takes() {
    assertThat(ask(siem(Optional.of(token())))).isInstanceOf(Answer.Complete.class);

    assertThat(exchanged).hasSize(1);
    assertThat(exchanged.getFirst())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_id", "app-1")
        .containsEntry("scope", address() + "/.default")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .containsEntry("client_assertion", FIRST)
        .doesNotContainKey("client_secret");
  }

  @Test
  void a_token_that_the_platform_renewed_is_read_anew() throws IOException {
    var siem = siem(Optional.of(token()));
    ask(siem);
    Files.writeString(file, SECOND);
    valid = SECOND;

    assertThat(ask(siem)).isInstanceOf(Answer.Complete.class);
    assertThat(exchanged.getLast()).containsEntry("client_assertion", SECOND);
  }

  @Test
  void what_is_not_to_be_had_is_said_without_what_was_sent() throws IOException {
    assertThat(why(siem(Optional.empty()))).contains("SOCMATE_FEDERATED_TOKEN_FILE");
    Files.writeString(file, "no token at all");
    assertThat(why(siem(Optional.of(token())))).contains("holds no token");
    Files.delete(file);
    assertThat(why(siem(Optional.of(token())))).contains("cannot be read");
    Files.writeString(file, SECOND);
    assertThat(why(siem(Optional.of(token()))))
        .contains("401 (invalid_client)")
        .doesNotContain(SECOND);
  }

  @Test
  void the_authority_is_the_operators_to_say_and_never_plain_http_elsewhere() {
    assertThat(FederatedToken.from(new Environment(Map.of()))).isEmpty();
    assertThat(
            FederatedToken.from(
                new Environment(Map.of("SOCMATE_FEDERATED_TOKEN_FILE", file.toString()))))
        .contains(new FederatedToken(URI.create("https://login.microsoftonline.com"), file));
    assertThatThrownBy(() -> new FederatedToken(URI.create("http://login.example"), file))
        .hasMessageContaining("SOCMATE_FEDERATED_AUTHORITY");
  }

  private FederatedToken token() {
    return new FederatedToken(URI.create(address()), file);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private ConfiguredSiem siem(Optional<FederatedToken> workload) {
    var providers = new InMemorySiemProviders();
    providers.save(
        new SiemProvider(
            "cluster",
            address(),
            address(),
            "w-1",
            WorkspaceResource.NONE,
            new Credential.WorkloadIdentity("contoso", "app-1"),
            false,
            NOON,
            1));
    return new ConfiguredSiem(
        SentinelSettings.of(URI.create(address()), "w-1", ""),
        "",
        providers,
        workload,
        _ -> new Loopback(),
        () -> NOON);
  }

  private static Answer ask(ConfiguredSiem siem) {
    return siem.logs("cluster")
        .orElseThrow()
        .query(
            new Question(
                "print 1",
                TimeRange.endingAt(NOON, Duration.ofHours(1)),
                Duration.ZERO,
                10,
                Duration.ofSeconds(1)));
  }

  private static String why(ConfiguredSiem siem) {
    return ((Answer.Unavailable) ask(siem)).why();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var form =
        Arrays.stream(body.split("&", -1))
            .map(it -> it.split("=", 2))
            .collect(
                Collectors.toMap(
                    it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
    exchanged.add(form);
    if (valid.equals(form.get("client_assertion"))) {
      send(exchange, 200, "{\"access_token\":\"at-" + valid + "\",\"expires_in\":3600}");
    } else {
      send(exchange, 401, "{\"error\":\"invalid_client\",\"error_description\":\"" + body + "\"}");
    }
  }

  private void query(HttpExchange exchange) throws IOException {
    var shown = exchange.getRequestHeaders().getFirst("Authorization");
    if (("Bearer at-" + valid).equals(shown)) {
      send(
          exchange,
          200,
          "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"print_0\",\"type\":\"long\"}],\"rows\":[[1]]}]}");
    } else {
      send(exchange, 401, "{\"error\":{\"code\":\"x\",\"message\":\"expired\"}}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// A way out that leads to this machine, as the real one does where it is allowed to.
  private static final class Loopback implements Outbound {
    private final DirectWire wire = new DirectWire();

    @Override
    public Outcome send(Message message) {
      var ask =
          new Wire.Ask(
              message.method(),
              URI.create(message.url()),
              message.headers(),
              message.body(),
              Duration.ofSeconds(5),
              true);
      return switch (wire.send(ask)) {
        case Wire.Outcome.Answered(int status, _, var body) ->
            new Outcome.Answered(
                status,
                Map.of(),
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
                false,
                "127.0.0.1");
        case Wire.Outcome.Broken(var why) -> new Outcome.Failed(Reason.UNREACHABLE, why);
        case Wire.Outcome.TooLate(var why) -> new Outcome.Failed(Reason.TOO_SLOW, why);
      };
    }

    @Override
    public Optional<String> objection(String url) {
      return Optional.empty();
    }
  }
}
