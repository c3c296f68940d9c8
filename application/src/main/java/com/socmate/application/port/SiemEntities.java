package com.socmate.application.port;

import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityPlace;
import com.socmate.domain.incident.EntityTimeline;
import com.socmate.domain.investigation.TimeRange;

/// What one provider knows of single entities. Never throws for what can go wrong there; trouble
/// with these answers keeps nobody from asking the same provider for its incidents.
public interface SiemEntities {
  /// @param entityId by which the provider names it
  Answer<EntityTimeline> timeline(String entityId, TimeRange range);

  /// @param entityId by which the provider names it
  Answer<EntityInsights> insights(String entityId, TimeRange range);

  /// Where an address is.
  Answer<EntityPlace> place(String address);
}
