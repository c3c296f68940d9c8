package com.socmate.domain.audit.crawl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Words that say a link or a form does something: what bears one is never followed, tried or sent,
/// though it be a mere GET.
public final class Untouchable {
  private static final Set<String> WORDS =
      Set.of(
          "logout",
          "logoff",
          "signout",
          "signoff",
          "delete",
          "del",
          "remove",
          "destroy",
          "erase",
          "unsubscribe",
          "subscribe",
          "cancel",
          "purge",
          "drop",
          "reset",
          "revoke",
          "pay",
          "payment",
          "checkout",
          "buy",
          "purchase",
          "confirm",
          "approve",
          "transfer",
          "vote",
          "shutdown",
          "restart",
          "reboot",
          "disable",
          "deactivate",
          "terminate",
          "uninstall",
          "clear",
          "wipe",
          "kill",
          "addtocart");
  private static final Set<String> PAIRS =
      Set.of("log out", "log off", "sign out", "sign off", "add to");

  private Untouchable() {}

  /// @param words what a person reads on it
  public static boolean is(WebAddress address, String words) {
    return says(address.path()) || says(address.query()) || says(words);
  }

  static boolean says(String text) {
    var words = text.toLowerCase(Locale.ROOT).split("[^a-z]+");
    for (int i = 0; i + 1 < words.length; i++) {
      if (PAIRS.contains(words[i] + " " + words[i + 1])) {
        return true;
      }
    }
    return Arrays.stream(words).anyMatch(WORDS::contains);
  }
}
