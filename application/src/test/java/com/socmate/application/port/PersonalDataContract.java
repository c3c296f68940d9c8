package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [PersonalData] promises.
public interface PersonalDataContract {
  PersonalData personalData();

  Directory directory();

  private UserId somebody(String name) {
    var id = IDS.user();
    return directory()
        .provision(
            new Directory.Newcomer(
                Account.LOCAL,
                id.value(),
                id.value() + "@contoso.example",
                name,
                Set.of(Role.ANALYST)),
            id)
        .user()
        .id();
  }

  private List<String> shown(UserId user) {
    var shown = new ArrayList<String>();
    personalData().each(user, (kind, json) -> shown.add(kind + " " + json));
    return shown;
  }

  @Test
  default void whoever_asks_is_shown_what_is_kept_of_them_and_of_nobody_else() {
    var ada = somebody("Ada Lovelace");
    somebody("Grace Hopper");
    assertThat(personalData().kept(ada)).containsEntry("account", 1L);
    assertThat(shown(ada))
        .anyMatch(it -> it.startsWith("account {") && it.contains("Ada Lovelace"))
        .noneMatch(it -> it.contains("Grace Hopper"));
    assertThat(personalData().underWay(ada)).isZero();
  }

  @Test
  default void an_id_whose_person_was_erased_leads_to_nobody() {
    var ada = somebody("Ada Lovelace");
    var grace = somebody("Grace Hopper");
    personalData().erase(ada);
    var left = directory().find(ada).orElseThrow();
    assertThat(left.user().name()).isEqualTo("Erased user");
    assertThat(left.user().email()).isEqualTo(ada + "@erased.invalid");
    assertThat(left.isDisabled()).isTrue();
    assertThat(left.issuer()).isEqualTo(PersonalData.ERASED);
    assertThat(directory().byEmail(Account.LOCAL, ada + "@contoso.example")).isEmpty();
    assertThat(shown(ada)).noneMatch(it -> it.contains("Lovelace"));
    assertThat(directory().find(grace).orElseThrow().user().name()).isEqualTo("Grace Hopper");
  }

  @Test
  default void nothing_is_kept_of_whoever_never_was() {
    assertThat(personalData().kept(IDS.user())).isEmpty();
    assertThat(shown(IDS.user())).isEmpty();
  }
}
