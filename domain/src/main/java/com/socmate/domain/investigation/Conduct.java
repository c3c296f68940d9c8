package com.socmate.domain.investigation;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.RunId;
import java.util.List;

/// How an investigation was carried out, beside what it found.
///
/// @param decisions the hash of its decision table; empty where that is not known
/// @param gone what the last run found and this one did not
/// @param late the rows that arrived after their window had been read
public record Conduct(String decisions, Usage usage, List<Gone> gone, List<LateRows> late) {
  public static final Conduct UNKNOWN = new Conduct("", Usage.NONE, List.of(), List.of());

  public Conduct {
    gone = List.copyOf(gone);
    late = List.copyOf(late);
  }

  /// The same with what else was spent.
  public Conduct with(Usage more) {
    return new Conduct(decisions, usage.plus(more), gone, late);
  }

  /// A finding of the last run that was not seen again.
  public record Gone(Fingerprint fingerprint, String title) {}

  /// Rows that arrived after the window they belong to had been read.
  ///
  /// @param run the one that read the window without them
  /// @param window the one that was read without them
  /// @param findings how many findings they led to that nobody had been told of
  /// @param reread whether the window was judged again with them
  public record LateRows(RunId run, TimeRange window, long rows, int findings, boolean reread) {}
}
