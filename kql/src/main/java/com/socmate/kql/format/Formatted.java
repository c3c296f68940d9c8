package com.socmate.kql.format;

import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.syntax.SyntaxError;
import java.util.List;
import java.util.stream.Collectors;

/// What came of laying a query out.
public sealed interface Formatted {

  /// The same query in the canonical layout, its comments kept. Formatting it again changes
  /// nothing.
  record Text(String text) implements Formatted {}

  /// Text that is not KQL is left as it is; these are its mistakes.
  record Refused(List<SyntaxError> errors) implements Formatted {
    public Refused {
      errors = List.copyOf(errors);
    }

    /// The mistakes, each under its line of the text.
    public String under(String text) {
      return errors.stream()
          .map(error -> Diagnostic.of(error).under(text))
          .collect(Collectors.joining("\n\n"));
    }
  }
}
