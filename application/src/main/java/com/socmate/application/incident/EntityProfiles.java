package com.socmate.application.incident;

import com.socmate.application.incident.Subjects.Subject;
import com.socmate.application.port.Siem;
import com.socmate.application.port.SiemEntities;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.domain.address.GlobalAddresses;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityPlace;
import com.socmate.domain.incident.EntityProfile;
import com.socmate.domain.incident.EntityTimeline;
import com.socmate.domain.investigation.TimeRange;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks a provider what it knows of entities by themselves: their timelines and insights where it
/// named them, and where public addresses are. The first time it cannot answer, it is asked nothing
/// more; what it does not know is no gap, what it did not say is.
final class EntityProfiles {
  private static final int MOST_ASKED = 5;
  private static final int MOST_HAPPENINGS = 100;
  private static final int MOST_INSIGHTS = 30;

  private final SiemEntities provider;
  private final TimeRange range;
  private final List<String> gaps;
  private boolean isSilent;

  private EntityProfiles(SiemEntities provider, TimeRange range, List<String> gaps) {
    this.provider = provider;
    this.range = range;
    this.gaps = gaps;
  }

  /// @param gaps is added to
  static Map<Subject, EntityProfile> of(
      Siem siem, String provider, List<Subject> subjects, TimeRange range, List<String> gaps) {
    return siem.entities(provider)
        .map(it -> new EntityProfiles(it, range, gaps).read(subjects))
        .orElse(Map.of());
  }

  private Map<Subject, EntityProfile> read(List<Subject> subjects) {
    var asked = subjects.stream().filter(it -> !it.id().isEmpty() || isPublicAddress(it)).toList();
    if (asked.size() > MOST_ASKED) {
      gaps.add("The provider was asked about the first " + MOST_ASKED + " entities only.");
    }
    Map<Subject, EntityProfile> profiles = new HashMap<>();
    asked.stream().limit(MOST_ASKED).forEach(it -> profiles.put(it, profile(it)));
    return profiles;
  }

  private EntityProfile profile(Subject subject) {
    boolean isNamed = !subject.id().isEmpty();
    return new EntityProfile(
        isPublicAddress(subject) ? place(subject) : Optional.empty(),
        isNamed ? timeline(subject) : Optional.empty(),
        isNamed ? insights(subject) : Optional.empty());
  }

  private Optional<EntityPlace> place(Subject subject) {
    return isSilent
        ? Optional.empty()
        : got(provider.place(subject.value()), "where " + subject.value() + " is");
  }

  private Optional<EntityTimeline> timeline(Subject subject) {
    if (isSilent) {
      return Optional.empty();
    }
    var what = "the timeline of " + subject.value();
    var timeline = got(provider.timeline(subject.id(), range), what);
    timeline.ifPresent(it -> failed(it.failures(), what));
    return timeline.map(it -> it.first(MOST_HAPPENINGS));
  }

  private Optional<EntityInsights> insights(Subject subject) {
    if (isSilent) {
      return Optional.empty();
    }
    var what = "the insights into " + subject.value();
    var insights = got(provider.insights(subject.id(), range), what);
    insights.ifPresent(it -> failed(it.failures(), what));
    return insights.map(it -> it.first(MOST_INSIGHTS));
  }

  private void failed(List<EntityProfile.Failure> failures, String what) {
    if (!failures.isEmpty()) {
      gaps.add(
          "The provider could not complete "
              + what
              + ": "
              + failures.size()
              + " of its own questions failed.");
    }
  }

  private <T> Optional<T> got(Answer<T> answer, String what) {
    return switch (answer) {
      case Answer.Got<T>(var value) -> Optional.of(value);
      case Answer.NotThere<T> _ -> Optional.empty();
      case Answer.Conflict<T>(var why) -> missing(what, why);
      case Answer.Rejected<T>(var why) -> missing(what, why);
      case Answer.Unavailable<T>(var why, _) -> {
        isSilent = true;
        yield missing(what, why);
      }
    };
  }

  private <T> Optional<T> missing(String what, String why) {
    gaps.add("The provider did not tell " + what + ": " + why);
    return Optional.empty();
  }

  private static boolean isPublicAddress(Subject subject) {
    if (subject.kind() != EntityKind.IP) {
      return false;
    }
    try {
      return GlobalAddresses.contain(InetAddress.ofLiteral(subject.value()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
