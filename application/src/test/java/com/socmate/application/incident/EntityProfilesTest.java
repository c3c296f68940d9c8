package com.socmate.application.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.incident.Subjects.Subject;
import com.socmate.application.port.FakeSiem;
import com.socmate.application.port.FakeSiemEntities;
import com.socmate.application.port.FakeSiemIncidents;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.InMemorySiemProviders;
import com.socmate.application.port.Profiles;
import com.socmate.application.port.Reports;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.incident.EntityProfile;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntityProfilesTest {
  private static final Subject PUBLIC = new Subject(EntityKind.IP, "1.2.3.4", "e1");
  private static final Subject PRIVATE = new Subject(EntityKind.IP, "10.0.0.1", "");
  private static final Subject USER = new Subject(EntityKind.USER, "user017@contoso.example", "e2");
  private final FakeSiemEntities provider = new FakeSiemEntities();
  private final List<String> gaps = new ArrayList<>();

  private Map<Subject, EntityProfile> read(String name, Subject... subjects) {
    var siem =
        new FakeSiem(
            new InMemorySiemProviders(),
            new InMemoryLogWorkspace(),
            new FakeSiemIncidents(() -> Reports.NOON),
            provider);
    return EntityProfiles.of(
        siem, name, List.of(subjects), TimeRange.endingAt(Reports.NOON, Duration.ofDays(30)), gaps);
  }

  private Map<Subject, EntityProfile> read(Subject... subjects) {
    return read("sentinel", subjects);
  }

  @Test
  void what_the_provider_named_is_asked_about_and_public_addresses_are_placed() {
    var timeline = Profiles.timeline(Reports.NOON);
    provider.place("1.2.3.4", Profiles.place("1.2.3.4")).timeline("e2", timeline);
    var profiles = read(PUBLIC, PRIVATE, USER);
    assertThat(provider.asked())
        .containsExactly(
            "place 1.2.3.4", "timeline e1", "insights e1", "timeline e2", "insights e2");
    assertThat(profiles)
        .containsEntry(
            PUBLIC,
            new EntityProfile(
                Optional.of(Profiles.place("1.2.3.4")), Optional.empty(), Optional.empty()))
        .containsEntry(
            USER, new EntityProfile(Optional.empty(), Optional.of(timeline), Optional.empty()))
        .doesNotContainKey(PRIVATE);
  }

  @Test
  void what_it_does_not_know_is_no_gap_but_what_failed_there_is() {
    provider.timeline("e2", Profiles.timeline(Reports.NOON));
    read(PUBLIC, USER);
    assertThat(gaps)
        .containsExactly(
            "The provider could not complete the timeline of user017@contoso.example: 1 of its own"
                + " questions failed.");
  }

  @Test
  void a_provider_that_does_not_answer_is_asked_nothing_more() {
    provider.breaks("It answered 429.");
    read(PUBLIC, USER);
    assertThat(provider.asked()).containsExactly("place 1.2.3.4");
    assertThat(gaps)
        .containsExactly("The provider did not tell where 1.2.3.4 is: It answered 429.");
  }

  @Test
  void very_many_are_cut_and_a_provider_without_entities_is_not_asked() {
    var many =
        IntStream.range(0, 9)
            .mapToObj(it -> new Subject(EntityKind.HOST, "web-" + it, "h" + it))
            .toArray(Subject[]::new);
    assertThat(read(many)).hasSize(5);
    assertThat(gaps).containsExactly("The provider was asked about the first 5 entities only.");
    assertThat(read("nobody", USER)).isEmpty();
  }
}
