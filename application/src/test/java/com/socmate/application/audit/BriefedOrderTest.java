package com.socmate.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.AuditFixtures;
import com.socmate.application.port.BriefReaderContract;
import com.socmate.application.port.ScriptedBriefReader;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriefedOrderTest {
  private final ScriptedBriefReader reader =
      new ScriptedBriefReader()
          .suggests(BriefReaderContract.narrower(Set.of(), Set.of("/shop"), 30));
  private final BriefedOrder briefs = new BriefedOrder(reader);

  private static AuditOrder order(String brief) {
    return new AuditOrder(AuditType.AUTONOMOUS, List.of(AuditFixtures.ACME), Optional.of(brief));
  }

  @Test
  void what_was_made_of_a_brief_is_kept_with_its_order_and_goes_on_record() {
    var read = briefs.read(order("Check everything below /shop."));
    assertThat(read.suggestion()).isPresent();
    assertThat(((Plan.Reading.Understood) Plan.of(read)).plan().errand().pages()).isEqualTo(30);
    assertThat(BriefedOrder.author(read))
        .containsEntry("plannedBy", "model")
        .containsEntry("modelAsked", "small")
        .containsKey("promptHash");
  }

  @Test
  void a_model_that_was_not_followed_is_on_record_as_asked() {
    reader.suggests(new Suggestion.Unused("small", "it was too slow"));
    assertThat(BriefedOrder.author(briefs.read(order("Check everything."))))
        .containsOnly(Map.entry("plannedBy", "rules"), Map.entry("modelAsked", "small"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Delete the test users.",
        "Audit other.example.net.",
        "Check all, at most 0 pages."
      })
  void no_model_reads_what_is_refused_whatever_it_means(String brief) {
    briefs.read(order(brief));
    assertThat(reader.asked()).isEmpty();
  }

  @Test
  void no_model_reads_the_order_of_another_kind_of_audit() {
    briefs.read(
        new AuditOrder(
            AuditType.DEEP, List.of(AuditFixtures.ACME), Optional.of("Check everything.")));
    assertThat(reader.asked()).isEmpty();
  }

  @Test
  void an_order_that_stays_the_same_is_not_read_again() {
    var before = briefs.read(order("Check everything below /shop."));
    assertThat(briefs.read(order("Check everything below /shop."), before)).isEqualTo(before);
    assertThat(reader.asked()).hasSize(1);
    assertThat(briefs.read(order("Check everything."), before).suggestion())
        .hasValueSatisfying(it -> assertThat(it).isInstanceOf(Suggestion.Unused.class));
    assertThat(reader.asked()).hasSize(2);
  }
}
