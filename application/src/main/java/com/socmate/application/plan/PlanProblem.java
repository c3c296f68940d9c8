package com.socmate.application.plan;

import java.util.List;

/// Something in a draft that keeps it from running, with its remedy where there is one.
///
/// @param place member names and list positions, from the plan inwards
/// @param type for programs, such as `value_error.kql`
public record PlanProblem(List<Object> place, String message, String type) {
  public PlanProblem {
    place = List.copyOf(place);
  }

  static PlanProblem at(String message, String type, Object... place) {
    return new PlanProblem(List.of(place), message, type);
  }
}
