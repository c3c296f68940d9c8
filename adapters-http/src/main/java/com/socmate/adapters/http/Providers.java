package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.port.Siem;
import java.util.Optional;

/// The log providers that a call may name.
public record Providers(Siem siem) {
  /// The provider that a body names, if it names one; one that is not configured is refused.
  Optional<String> named(Members body) {
    return body.parsed(
        "provider",
        "type_error.enum",
        name -> {
          var names = siem.names();
          if (!names.contains(name)) {
            throw new IllegalArgumentException(Members.notOneOf(name, names));
          }
          return name;
        });
  }

  /// The one that is asked where nobody names any.
  String standard() {
    return siem.standard();
  }
}
