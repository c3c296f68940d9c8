package com.socmate.domain.entity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One thing in the world under the one name it has, however a log or a person wrote it: an address
/// in its canonical form, a name in lower case, an indicator refanged.
///
/// Refuses with [IllegalArgumentException]: if the name is empty or longer than 2,000 bytes
public record EntityName(EntityKind kind, String value) implements Comparable<EntityName> {
  /// In UTF-8; what is longer names nothing that anybody would look for.
  static final int LONGEST = 2_000;

  private static final Comparator<EntityName> ORDER =
      Comparator.comparing(EntityName::kind).thenComparing(EntityName::value);

  public EntityName {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > LONGEST) {
      throw new IllegalArgumentException(
          "The name of an entity has 1 to " + LONGEST + " bytes; found " + bytes + ".");
    }
  }

  /// What is meant by a text that names a thing of that kind; empty if it names none. The answer
  /// may be of another kind: a host that is written as an address is that address.
  public static Optional<EntityName> of(EntityKind kind, String written) {
    return allOf(kind, written).stream().findFirst();
  }

  /// All that is meant, where one text may name several: hashes of one file, recipients of a mail.
  public static List<EntityName> allOf(EntityKind kind, String written) {
    return NormalForm.of(kind, written);
  }

  /// Everything that a text can mean where nothing says which kind it is.
  public static List<EntityName> readings(String written) {
    return Arrays.stream(EntityKind.values())
        .flatMap(kind -> of(kind, written).stream())
        .distinct()
        .toList();
  }

  @Override
  public int compareTo(EntityName other) {
    return ORDER.compare(this, other);
  }
}
