package com.socmate.apiserver.adversary;

import com.socmate.apiserver.LiveApi;
import com.socmate.domain.identity.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who appears in the cases: an owner with things of his own, a colleague who is nobody to them,
/// and an admin.
final class Cast {
  static final String OWNER = "usr_owner1";
  static final String COLLEAGUE = "usr_colleague1";
  static final String ADMIN = "usr_admin1";
  private static final List<String> ANALYST_ROLE = List.of("ANALYST");
  private static final List<String> ADMIN_ROLES = List.of("ANALYST", "ADMIN");

  private Cast() {}

  static void enter(LiveApi api) {
    for (String user : List.of(OWNER, COLLEAGUE, ADMIN)) {
      enter(api, user);
    }
  }

  /// One more analyst, with every scope, so that limits used up by others do not matter.
  static void enter(LiveApi api, String user) {
    api.addUser(user, roles(user), token(user), scopes(EnumSet.allOf(Scope.class)));
  }

  private static List<String> roles(String user) {
    return user.equals(ADMIN) ? ADMIN_ROLES : ANALYST_ROLE;
  }

  /// A token with every scope.
  static String token(String user) {
    return "token-of-" + user + "-with-every-scope";
  }

  /// A token with just these scopes.
  static String token(LiveApi api, String user, Set<Scope> scopes) {
    var token = "token-of-" + user + "-with" + name(scopes);
    api.addToken(user, token, scopes(scopes));
    return token;
  }

  private static String name(Set<Scope> scopes) {
    return scopes.stream()
        .map(Scope::text)
        .sorted()
        .map(text -> text.replace(':', '.'))
        .collect(Collectors.joining("-", "-", ""));
  }

  private static List<String> scopes(Set<Scope> scopes) {
    return Arrays.stream(Scope.values()).filter(scopes::contains).map(Scope::text).toList();
  }
}
