package com.socmate.application.investigation.report;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Outcome;
import java.util.List;

/// A part of a report, from top to bottom.
public sealed interface Block {
  /// The outcome, in a sentence.
  record Verdict(Outcome outcome, Line sentence) implements Block {}

  record Heading(String words) implements Block {}

  record Paragraph(Line line) implements Block {}

  /// Lines of a list.
  ///
  /// @param numbered whether their order matters
  record Items(List<Line> lines, boolean numbered) implements Block {
    public Items {
      lines = List.copyOf(lines);
    }
  }

  /// Something found, with what is known of it.
  record Found(int number, Severity severity, Line title, List<Fact> facts) implements Block {
    public Found {
      facts = List.copyOf(facts);
    }
  }

  /// What is known, under its name.
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  record Fact(String name, Line line) {}

  /// @param caption above it; may be empty
  record Table(Line caption, List<String> header, List<List<Line>> rows) implements Block {
    public Table {
      header = List.copyOf(header);
      rows = List.copyOf(rows);
    }
  }

  /// Text to be copied as it is.
  record Code(Line caption, String language, String text) implements Block {}

  /// A picture of when things happened.
  record Times(Timeline timeline) implements Block {}

  /// A picture of who had to do with whom.
  record Links(EntityLinks links) implements Block {}
}
