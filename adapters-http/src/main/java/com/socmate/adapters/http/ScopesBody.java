package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.domain.identity.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The member `scopes` of bodies that make a credential: at least one, each known and there once.
final class ScopesBody {
  private static final int LONGEST = 60;

  private ScopesBody() {}

  static Set<Scope> read(Members body) {
    body.require("scopes");
    return body.texts("scopes", Scope.values().length, LONGEST)
        .map(texts -> read(body, texts))
        .orElseGet(Set::of);
  }

  private static Set<Scope> read(Members body, List<String> texts) {
    if (texts.isEmpty()) {
      body.refuse("scopes", "must have at least 1 scope", "value_error.list.min_items");
    }
    if (new HashSet<>(texts).size() < texts.size()) {
      body.refuse("scopes", "has a scope more than once", "value_error.list.unique_items");
    }
    var scopes = EnumSet.noneOf(Scope.class);
    for (String text : texts) {
      Optional<Scope> scope = Scope.named(text);
      scope.ifPresent(scopes::add);
      if (scope.isEmpty()) {
        body.refuse(
            "scopes",
            Members.notOneOf(text, Arrays.stream(Scope.values()).map(Scope::text).toList()),
            "type_error.enum");
      }
    }
    return scopes;
  }
}
