package com.socmate.domain.entity;

import java.util.Locale;

/// What kind of thing an entity is.
public enum EntityType {
  IP,
  CIDR,
  ACCOUNT,
  DOMAIN,
  URL,
  HASH,
  FILE,
  PROCESS,
  COMMAND_LINE,
  HOST,
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
  NAMED;

  /// The name used outside the code: `event_id`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
