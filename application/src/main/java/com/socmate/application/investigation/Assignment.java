package com.socmate.application.investigation;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Persona;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What is to be investigated.
///
/// @param planVersion which version of the schedule's plan it is, if it has one
/// @param occurrence the moment it stands for; the window ends a little before
/// @param budget what the schedule allows its runs, where that is less than usual
public record Assignment(
    RunId run,
    Optional<ScheduleId> schedule,
    String question,
    Persona persona,
    Compilation compilation,
    OptionalInt planVersion,
    Instant occurrence,
    Budget.Lower budget) {
  /// With the usual budget.
  public Assignment(
      RunId run,
      Optional<ScheduleId> schedule,
      String question,
      Persona persona,
      Compilation compilation,
      OptionalInt planVersion,
      Instant occurrence) {
    this(run, schedule, question, persona, compilation, planVersion, occurrence, Budget.Lower.NONE);
  }

  /// The same with something else to carry out.
  public Assignment compiledAs(Compilation other) {
    return new Assignment(run, schedule, question, persona, other, planVersion, occurrence, budget);
  }
}
