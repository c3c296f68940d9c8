package com.socmate.application.port;

import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityPlace;
import com.socmate.domain.incident.EntityTimeline;
import com.socmate.domain.investigation.TimeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provider that tells of entities what it was told, and can be down.
public final class FakeSiemEntities implements SiemEntities {
  private final Map<String, EntityTimeline> timelines = new HashMap<>();
  private final Map<String, EntityInsights> insights = new HashMap<>();
  private final Map<String, EntityPlace> places = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Optional<String> trouble = Optional.empty();

  public FakeSiemEntities timeline(String entityId, EntityTimeline told) {
    timelines.put(entityId, told);
    return this;
  }

  public FakeSiemEntities insights(String entityId, EntityInsights told) {
    insights.put(entityId, told);
    return this;
  }

  public FakeSiemEntities place(String address, EntityPlace told) {
    places.put(address, told);
    return this;
  }

  public void breaks(String why) {
    trouble = Optional.of(why);
  }

  /// What was asked, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Answer<EntityTimeline> timeline(String entityId, TimeRange range) {
    return answer("timeline " + entityId, timelines.get(entityId));
  }

  @Override
  public Answer<EntityInsights> insights(String entityId, TimeRange range) {
    return answer("insights " + entityId, insights.get(entityId));
  }

  @Override
  public Answer<EntityPlace> place(String address) {
    return answer("place " + address, places.get(address));
  }

  private <T> Answer<T> answer(String question, @Nullable T told) {
    asked.add(question);
    return trouble
        .<Answer<T>>map(why -> new Answer.Unavailable<>(why, Optional.empty()))
        .orElseGet(() -> told == null ? new Answer.NotThere<>("unknown") : new Answer.Got<>(told));
  }
}
