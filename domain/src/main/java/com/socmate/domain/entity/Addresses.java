package com.socmate.domain.entity;

import java.util.regex.Pattern;

/// Decides whether something is an IP address, without asking a name server.
final class Addresses {
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final int GROUPS = 8;

  private Addresses() {}

  static boolean isV4(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return false;
    }
    for (String octet : octets) {
      boolean number = !octet.isEmpty() && octet.length() <= 3;
      if (!number || !octet.chars().allMatch(Character::isDigit) || Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }

  static boolean isV6(String text) {
    int elision = text.indexOf("::");
    if (elision >= 0 && text.indexOf("::", elision + 1) >= 0) {
      return false;
    }
    int groups = elision < 0 ? groups(text) : groupsAround(text, elision);
    return elision < 0 ? groups == GROUPS : groups >= 0 && groups < GROUPS;
  }

  private static int groupsAround(String text, int elision) {
    int before = groups(text.substring(0, elision));
    int after = groups(text.substring(elision + 2));
    return before < 0 || after < 0 || before + after == 0 ? -1 : before + after;
  }

  /// How many 16-bit groups are written, or -1 when something else is.
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int index = 0; index < parts.length; index++) {
      boolean v4 = index == parts.length - 1 && isV4(parts[index]);
      if (!v4 && !GROUP.matcher(parts[index]).matches()) {
        return -1;
      }
      count += v4 ? 2 : 1;
    }
    return count;
  }
}
