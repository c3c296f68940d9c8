package com.socmate.domain.audit.observatory;

import java.util.Optional;

/// Knows the part of a host's name that somebody registered, by the public suffix list.
@FunctionalInterface
public interface RegistrableDomains {
  /// Empty for an address, a single label and a public suffix itself.
  Optional<String> of(String host);
}
