package com.socmate.domain.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of things that investigations are about, as graph and sessions name them.
public enum EntityKind {
  IP,
  USER,
  HOST,
  DOMAIN,
  HASH,
  EMAIL,
  URL,
  PROCESS;

  /// The name used outside the code: `ip`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What an entity of the type is about; empty for what only narrows a question.
  public static Optional<EntityKind> of(EntityType type) {
    return switch (type) {
      case IP -> Optional.of(IP);
      case ACCOUNT -> Optional.of(USER);
      case HOST -> Optional.of(HOST);
      case DOMAIN -> Optional.of(DOMAIN);
      case HASH -> Optional.of(HASH);
      case URL -> Optional.of(URL);
      case PROCESS -> Optional.of(PROCESS);
      case CIDR,
          FILE,
          COMMAND_LINE,
          GUID,
          EVENT_ID,
          ERROR_CODE,
          STATUS_CODE,
          LOGON_TYPE,
          ENCRYPTION_TYPE,
          PORT,
          PROTOCOL,
          CVE,
          TECHNIQUE,
          TABLE,
          APP,
          ROLE,
          GROUP,
          INCIDENT,
          NAMED ->
          Optional.empty();
    };
  }

  /// The kind of that name, in any case.
  public static Optional<EntityKind> named(String text) {
    return Arrays.stream(values()).filter(it -> it.name().equalsIgnoreCase(text)).findFirst();
  }
}
