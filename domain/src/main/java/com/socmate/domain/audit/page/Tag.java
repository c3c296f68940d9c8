package com.socmate.domain.audit.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An opening tag as it stands in the page.
///
/// @param name in lower case
/// @param attributes by name in lower case; of two with one name the first counts
/// @param text what stands between a script's or a style's tags, and what a person reads on a link
///   or a button; empty for all others
public record Tag(String name, Map<String, String> attributes, String text) {
  public Tag {
    attributes = Map.copyOf(attributes);
  }

  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute.toLowerCase(Locale.ROOT)));
  }

  public boolean is(String tagName) {
    return name.equals(tagName);
  }
}
