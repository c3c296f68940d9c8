package com.socmate.cli.catalogue;

import com.socmate.cli.output.Column;
import java.util.List;

/// What a call answers, and so how it is shown.
public sealed interface Shape {

  /// A list of things.
  ///
  /// @param member where it stands, such as `schedules` or `data.audits`
  record Rows(String member, List<Column> columns, Paging paging) implements Shape {
    public Rows {
      columns = List.copyOf(columns);
    }
  }

  /// How the rest of a list is got.
  enum Paging {
    /// All of it comes at once.
    WHOLE,
    /// By `limit` and `offset`.
    OFFSET,
    /// By `limit` and `page`.
    PAGE
  }

  /// One thing.
  ///
  /// @param member where it stands; empty for the answer itself
  record One(String member) implements Shape {}

  /// Rows whose columns are told beside them.
  record Grid() implements Shape {}

  /// A document that is not ours to arrange.
  record Document() implements Shape {}

  /// No more than that it is done.
  record Done(String sentence) implements Shape {}

  /// Something that goes on: a session or an audit that can be watched.
  ///
  /// @param member where its id stands
  record Started(Work work, String member) implements Shape {}

  /// What goes on.
  enum Work {
    SESSION,
    AUDIT
  }
}
