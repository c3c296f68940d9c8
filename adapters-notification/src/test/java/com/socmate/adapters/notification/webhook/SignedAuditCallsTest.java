package com.socmate.adapters.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.application.port.AuditFixtures;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Told;
import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedAuditCallsTest {
  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("thirty-two bytes of an audit's..".getBytes(StandardCharsets.UTF_8));
  private static final OutboundSettings LOCAL =
      new OutboundSettings(true, Set.of(80, 443), Duration.ofSeconds(10), 1 << 16);

  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);
  private final SignedAuditCalls calls = new SignedAuditCalls(new CheckedOutbound(LOCAL));
  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void an_independent_library_verifies_it_and_it_says_how_the_audit_ended() throws Exception {
    var ended = ended();
    assertThat(calls.call(receiver.url(), SECRET, ended, Fixtures.now()))
        .isInstanceOf(Told.Taken.class);

    var call = receiver.last();
    new Webhook(SECRET).verify(call.body(), call.headers().map());
    assertThat(call.headers().firstValue("webhook-id")).contains(ended.audit().id().value());
    var body = new ObjectMapper().readTree(call.body());
    assertThat(body.path("type").asText()).isEqualTo("audit-completed");
    var audit = body.at("/data/audit");
    assertThat(audit.path("id").asText()).isEqualTo(ended.audit().id().value());
    assertThat(audit.path("status").asText()).isEqualTo("completed");
    assertThat(audit.path("findingCount").asInt()).isEqualTo(1);
    assertThat(audit.at("/severityBreakdown/high").asInt()).isEqualTo(1);
    assertThat(call.body()).doesNotContain("EXP-001", "HTTP/1.1 200");
  }

  @Test
  void an_address_on_a_private_network_is_refused_for_good() {
    var strict = new SignedAuditCalls(new CheckedOutbound(OutboundSettings.DEFAULT));
    assertThat(strict.call("https://10.0.0.7/ended", SECRET, ended(), Fixtures.now()))
        .isInstanceOf(Told.Never.class);
    assertThat(strict.objection("ftp://ci.example/")).isPresent();
  }

  private Audits.Listed ended() {
    var workspace = AuditFixtures.workspace(world, 1);
    var audit = AuditFixtures.queued(world, workspace);
    var looked = AuditFixtures.looked(world, workspace.id(), List.of("EXP-001"), List.of());
    AuditFixtures.complete(world, audit, looked, Fixtures.IDS.user());
    return world.audits().find(workspace.id(), audit.id()).orElseThrow();
  }
}
