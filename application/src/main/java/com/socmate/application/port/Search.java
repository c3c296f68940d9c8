package com.socmate.application.port;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.search.SearchQuery;
import com.socmate.domain.search.SearchType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds what people and runs have written. Only what the viewer may read is found, counted or
/// quoted, from the moment on that who may read it changes; what has changed otherwise is found by
/// its new words after a the refreshing.
public interface Search {
  /// The best first. Where nothing has the words as they were typed, words like them are looked
  /// for.
  Found search(SearchQuery query, Viewer viewer, Page page);

  /// Takes in what has changed since it was last asked. Of several who ask at once one does it.
  ///
  /// @return how much, of so much at most
  int refresh(int most);

  /// Something that was found.
  ///
  /// @param id of what it is: of a report, its session's
  /// @param title what was looked for is marked in it
  /// @param excerpt of what it says, likewise
  record Hit(
      SearchType type,
      String id,
      Optional<SessionId> session,
      Optional<ScheduleId> schedule,
      List<Piece> title,
      List<Piece> excerpt,
      Optional<Severity> severity,
      Instant at,
      double score) {
    public Hit {
      title = List.copyOf(title);
      excerpt = List.copyOf(excerpt);
    }
  }

  /// A stretch of text.
  ///
  /// @param isMarked whether it is what was looked for
  record Piece(String text, boolean isMarked) {}

  /// @param total how many there are, as far as they are counted
  /// @param isAll whether that is all of them
  /// @param isFuzzy whether words like those typed were looked for
  record Found(List<Hit> hits, long total, boolean isAll, boolean isFuzzy) {
    public static final Found NOTHING = new Found(List.of(), 0, true, false);

    public Found {
      hits = List.copyOf(hits);
    }
  }
}
