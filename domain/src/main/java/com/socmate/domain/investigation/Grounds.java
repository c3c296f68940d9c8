package com.socmate.domain.investigation;

import java.util.List;
import java.util.OptionalInt;

/// What a verdict rests on, beside the rows: enough to write its report again for another reader.
///
/// @param question the words it answers
/// @param range the window that was read
/// @param health how many rows the tables had
/// @param claims everything that was held against the rows, struck claims too
/// @param shortcomings why the data is not whole, one sentence each
/// @param gone how many findings of the last run were not seen again
/// @param unreported how many further rows met the rule
public record Grounds(
    String question,
    Plan plan,
    OptionalInt planVersion,
    PlanOrigin origin,
    TimeRange range,
    List<TableHealth> health,
    List<Claim> claims,
    List<String> shortcomings,
    int gone,
    int unreported,
    List<Narrated> narrative,
    Conduct conduct) {
  public Grounds {
    health = List.copyOf(health);
    claims = List.copyOf(claims);
    shortcomings = List.copyOf(shortcomings);
    narrative = List.copyOf(narrative);
  }

  /// The same, carried out otherwise.
  public Grounds with(Conduct other) {
    return new Grounds(
        question,
        plan,
        planVersion,
        origin,
        range,
        health,
        claims,
        shortcomings,
        gone,
        unreported,
        narrative,
        other);
  }

  /// Without knowing how it was carried out.
  public Grounds(
      String question,
      Plan plan,
      OptionalInt planVersion,
      PlanOrigin origin,
      TimeRange range,
      List<TableHealth> health,
      List<Claim> claims,
      List<String> shortcomings,
      int gone,
      int unreported,
      List<Narrated> narrative) {
    this(
        question,
        plan,
        planVersion,
        origin,
        range,
        health,
        claims,
        shortcomings,
        gone,
        unreported,
        narrative,
        Conduct.UNKNOWN);
  }
}
