package com.socmate.domain.schedule;

import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.provider.SiemProvider;
import java.util.List;

/// What the user wrote: everything of a schedule that is neither its times nor its standing.
///
/// @param budget what its runs may spend, where that is less than usual
/// @param provider whose logs its runs ask
///
///   Refuses with [IllegalArgumentException]: for a name outside 1 to 200 characters, a query
///   outside 1 to 4,000, a description above 2,000, or more than 20 tags
public record Definition(
    String name,
    String description,
    String query,
    Persona persona,
    OverlapPolicy overlap,
    CatchupPolicy catchup,
    NotifyOn notifyOn,
    Visibility visibility,
    List<String> tags,
    Budget.Lower budget,
    String provider) {
  public static final int MAX_NAME = 200;
  public static final int MAX_QUERY = 4_000;
  public static final int MAX_DESCRIPTION = 2_000;
  public static final int MAX_TAGS = 20;

  public Definition {
    requireLength("name", name, 1, MAX_NAME);
    requireLength("query", query, 1, MAX_QUERY);
    requireLength("description", description, 0, MAX_DESCRIPTION);
    if (tags.size() > MAX_TAGS) {
      throw new IllegalArgumentException(
          "A schedule has at most " + MAX_TAGS + " tags; found " + tags.size() + ".");
    }
    tags = List.copyOf(tags);
  }

  /// With the usual budget, of the provider that is always there.
  public Definition(
      String name,
      String description,
      String query,
      Persona persona,
      OverlapPolicy overlap,
      CatchupPolicy catchup,
      NotifyOn notifyOn,
      Visibility visibility,
      List<String> tags) {
    this(
        name,
        description,
        query,
        persona,
        overlap,
        catchup,
        notifyOn,
        visibility,
        tags,
        Budget.Lower.NONE,
        SiemProvider.BUILT_IN);
  }

  private static void requireLength(String what, String text, int least, int most) {
    int length = text.strip().codePointCount(0, text.strip().length());
    if (length < least || length > most) {
      throw new IllegalArgumentException(
          "A schedule's "
              + what
              + " has "
              + least
              + " to "
              + most
              + " characters; found "
              + length
              + ".");
    }
  }
}
