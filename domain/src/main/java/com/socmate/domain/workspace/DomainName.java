package com.socmate.domain.workspace;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of a host on the public network: at least two labels, in lower case and ASCII, never an
/// address.
///
/// Refuses with [IllegalArgumentException]: whatever else it is
public record DomainName(String value) implements Comparable<DomainName> {
  private static final int LONGEST = 253;
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  public DomainName {
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be the name of a host such as acme.example.com; found '"
              + (value.length() > 60 ? value.substring(0, 60) + "…" : value)
              + "'");
    }
  }

  /// As somebody wrote it: in any case, with letters of any script, with a dot at the end.
  public static DomainName parse(String text) {
    var stripped = text.strip();
    var bare = stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    return new DomainName(ascii(bare).toLowerCase(Locale.ROOT));
  }

  private static String ascii(String text) {
    try {
      return IDN.toASCII(text);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  @Override
  public int compareTo(DomainName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
