package com.socmate.application.run;

import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.util.Optional;

/// The sessions that runs begin with.
public final class NewSession {
  private NewSession() {}

  public static Session forSchedule(Schedule schedule, SessionId id, Instant now) {
    var definition = schedule.definition();
    return new Session(
            id,
            schedule.owner(),
            definition.visibility(),
            Optional.of(schedule.id()),
            definition.name(),
            definition.query(),
            definition.persona(),
            Session.Status.ACTIVE,
            now,
            Optional.empty(),
            Optional.empty())
        .asking(definition.provider());
  }
}
