package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.Topic;
import com.socmate.domain.audit.plan.Plan;
import com.socmate.domain.workspace.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [BriefReader] promises.
public interface BriefReaderContract {
  AuditOrder ORDER =
      new AuditOrder(
          AuditType.AUTONOMOUS,
          List.of(AuditFixtures.ACME, new DomainName("shop.example.com")),
          Optional.of("Check everything below /shop, at most 40 pages. Tidy up."));

  /// One that has no model to ask.
  BriefReader withoutModel();

  /// One whose model, called `small`, suggests that whatever it is asked.
  BriefReader suggesting(Suggestion suggestion);

  /// One whose model does not answer.
  BriefReader silent();

  static Suggestion.Narrower narrower(Set<DomainName> targets, Set<String> within, int pages) {
    return new Suggestion.Narrower(
        "small",
        "",
        targets,
        Set.of(Topic.MARKUP, Topic.QUERIES),
        Set.of(Topic.MAIL),
        within,
        Set.of(),
        false,
        OptionalInt.of(pages),
        OptionalInt.empty(),
        OptionalInt.of(5));
  }

  @Test
  default void nobody_is_asked_where_there_is_no_model() {
    assertThat(withoutModel().read(ORDER)).isEmpty();
  }

  @Test
  default void what_a_model_suggests_within_the_order_comes_back() {
    var wanted = narrower(Set.of(AuditFixtures.ACME), Set.of("/shop"), 30);
    assertThat(suggesting(wanted).read(ORDER).orElseThrow())
        .isInstanceOfSatisfying(
            Suggestion.Narrower.class,
            it -> {
              assertThat(it.model()).isEqualTo("small");
              assertThat(it)
                  .usingRecursiveComparison()
                  .ignoringFields("promptHash")
                  .isEqualTo(wanted);
              assertThat(Plan.objection(ORDER, it)).isEmpty();
            });
  }

  @Test
  default void what_goes_beyond_the_order_does_not_come_back() {
    var stranger = narrower(Set.of(new DomainName("admin.example.org")), Set.of(), 30);
    var more = narrower(Set.of(), Set.of(), 501);
    var elsewhere = narrower(Set.of(), Set.of("/admin"), 30);
    for (var wanted : List.of(stranger, more, elsewhere)) {
      assertThat(suggesting(wanted).read(ORDER).orElseThrow())
          .isInstanceOf(Suggestion.Unused.class);
    }
  }

  @Test
  default void words_that_a_model_cannot_tell_come_back_as_they_stand_in_the_brief() {
    var doubt = new Suggestion.Doubt("small", "Tidy up");
    assertThat(suggesting(doubt).read(ORDER)).contains(doubt);
  }

  @Test
  default void a_model_that_does_not_answer_is_named() {
    assertThat(silent().read(ORDER).orElseThrow())
        .isInstanceOfSatisfying(
            Suggestion.Unused.class,
            it -> {
              assertThat(it.model()).isEqualTo("small");
              assertThat(it.why()).isNotBlank();
            });
  }
}
