package com.socmate.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.AuditFixtures;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Outbound;
import com.socmate.application.port.TextRecords;
import com.socmate.domain.workspace.Ownership;
import com.socmate.domain.workspace.Workspace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerifyTargetTest {
  private static final Ownership CHALLENGE = Ownership.challenge(AuditFixtures.ACME, "0123456789");
  private static final String FILE = "acme.example.com" + Ownership.PATH;

  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);
  private final Workspace workspace = AuditFixtures.workspace(world, 1);
  private final Map<String, Outbound.Outcome> served = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private TextRecords.Answer records = new TextRecords.Answer.Told(List.of());

  VerifyTargetTest() {
    world.workspaces().challenge(workspace.id(), CHALLENGE);
  }

  private Ownership looked() {
    return new VerifyTarget(
            world.workspaces(),
            _ -> records,
            new Served(),
            world.transactions(),
            Fixtures::now,
            new Random(3),
            new Chronicle(world.auditLog(), Fixtures::now))
        .lookAgain(workspace.id(), AuditFixtures.ACME);
  }

  @Test
  void a_record_proves_it_and_no_file_is_asked_for() {
    records = new TextRecords.Answer.Told(List.of("v=spf1 -all", CHALLENGE.proof()));

    assertThat(looked().method()).contains(Ownership.Method.DNS);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_file_proves_it_where_the_record_is_missing() {
    served.put("https://" + FILE, answered(200, CHALLENGE.proof() + "\n"));

    assertThat(looked().method()).contains(Ownership.Method.FILE);
  }

  @Test
  void a_file_over_plain_http_will_do() {
    served.put("http://" + FILE, answered(200, CHALLENGE.proof()));

    assertThat(looked().method()).contains(Ownership.Method.FILE);
  }

  @Test
  void another_workspaces_token_proves_nothing() {
    records = new TextRecords.Answer.Told(List.of("socmate-verification=another"));
    served.put("https://" + FILE, answered(200, "socmate-verification=another"));

    var found = looked();

    assertThat(found.state()).isEqualTo(Ownership.State.FAILED);
    assertThat(found.detail()).contains("says something else");
  }

  @Test
  void a_page_that_merely_holds_the_token_proves_nothing() {
    served.put("https://" + FILE, answered(200, "<p>" + CHALLENGE.proof() + "</p>"));
    served.put("http://" + FILE, answered(404, CHALLENGE.proof()));

    assertThat(looked().state()).isEqualTo(Ownership.State.FAILED);
  }

  @Test
  void what_cannot_be_looked_at_proves_nothing() {
    records = new TextRecords.Answer.Silent("No name server told it.");
    served.put("https://" + FILE, new Outbound.Outcome.Refused("The host leads to no address."));

    var found = looked();

    assertThat(found.state()).isEqualTo(Ownership.State.FAILED);
    assertThat(found.detail()).contains("No name server told it.", "The host leads to no address.");
  }

  /// SS-10: nobody learns which ports of a host are open by asking to prove that it is his.
  @Test
  void a_host_that_refuses_one_that_is_silent_and_one_that_is_no_server_look_alike() {
    var details = new HashSet<String>();
    for (var reason : Outbound.Reason.values()) {
      served.put(
          "https://" + FILE, new Outbound.Outcome.Failed(reason, "Because of " + reason + "."));
      details.add(looked().detail());
    }
    assertThat(details).hasSize(1);
  }

  @Test
  void what_was_proved_and_is_gone_is_proved_no_longer() {
    records = new TextRecords.Answer.Told(List.of(CHALLENGE.proof()));
    looked();
    records = new TextRecords.Answer.Told(List.of());

    assertThat(looked().verifiedAt()).isEmpty();
    assertThat(world.workspaces().ownership(workspace.id(), AuditFixtures.ACME).orElseThrow())
        .extracting(Ownership::isVerified)
        .isEqualTo(false);
  }

  private static Outbound.Outcome answered(int status, String text) {
    return new Outbound.Outcome.Answered(
        status,
        Map.of(),
        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
        false,
        "192.0.2.1");
  }

  private final class Served implements Outbound {
    @Override
    public Outbound.Outcome send(Message message) {
      asked.add(message.url());
      return served.getOrDefault(
          message.url(), new Outbound.Outcome.Failed(Reason.UNREACHABLE, "It is away."));
    }

    @Override
    public Optional<String> objection(String url) {
      return Optional.empty();
    }
  }
}
