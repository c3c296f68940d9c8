package com.socmate.domain.entity;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Decides whether something is an IP address, and how it is written by everybody, without asking a
/// name server.
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

  /// The one way to write an address: IPv4 without leading zeros, IPv6 as RFC 5952 has it, and an
  /// IPv4 address that is mapped into IPv6 as what it is.
  static Optional<String> canonical(String text) {
    if (isV4(text)) {
      return Optional.of(
          Arrays.stream(text.split("\\."))
              .map(octet -> Integer.toString(Integer.parseInt(octet)))
              .collect(Collectors.joining(".")));
    }
    return isV6(text) ? Optional.of(shortest(bits(text))) : Optional.empty();
  }

  private static int[] bits(String text) {
    int elision = text.indexOf("::");
    if (elision < 0) {
      return written(text);
    }
    int[] before = written(text.substring(0, elision));
    int[] after = written(text.substring(elision + 2));
    int[] all = Arrays.copyOf(before, GROUPS);
    System.arraycopy(after, 0, all, GROUPS - after.length, after.length);
    return all;
  }

  private static int[] written(String text) {
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(":")).flatMapToInt(Addresses::group).toArray();
  }

  private static IntStream group(String part) {
    if (part.indexOf('.') < 0) {
      return IntStream.of(Integer.parseInt(part, 16));
    }
    int[] octets = Arrays.stream(part.split("\\.")).mapToInt(Integer::parseInt).toArray();
    return IntStream.of((octets[0] << 8) | octets[1], (octets[2] << 8) | octets[3]);
  }

  private static String shortest(int[] groups) {
    boolean mapped = groups[5] == 0xffff && Arrays.stream(groups, 0, 5).allMatch(it -> it == 0);
    if (mapped) {
      return "%d.%d.%d.%d"
          .formatted(groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255);
    }
    int start = 0;
    int longest = 0;
    for (int index = 0; index < GROUPS; index++) {
      int zeros = zerosFrom(groups, index);
      if (zeros > longest) {
        start = index;
        longest = zeros;
      }
    }
    return longest < 2
        ? hex(groups, 0, GROUPS)
        : hex(groups, 0, start) + "::" + hex(groups, start + longest, GROUPS);
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static String hex(int[] groups, int from, int to) {
    return Arrays.stream(groups, from, to)
        .mapToObj(Integer::toHexString)
        .collect(Collectors.joining(":"));
  }
}
