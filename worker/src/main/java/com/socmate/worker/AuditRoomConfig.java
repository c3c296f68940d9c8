package com.socmate.worker;

import com.socmate.adapters.audit.sandbox.ContainerImage;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.settings.Environment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What rooms audits are carried out from.
///
/// @param image that containers are made of; empty for rooms made by bubblewrap
/// @param atLeast how well a room has to hold
/// @param mailPort of targets that are their zone's mail server; 0 where none is asked
record AuditRoomConfig(Optional<ContainerImage> image, Level atLeast, int mailPort) {
  private static final String IMAGE = "SOCMATE_AUDIT_IMAGE";
  private static final String LEVEL = "SOCMATE_AUDIT_ROOM_LEVEL";

  /// @throws IllegalArgumentException naming the key
  static AuditRoomConfig from(Environment read) {
    var program = read.text("SOCMATE_AUDIT_CONTAINER_PROGRAM", "docker");
    return new AuditRoomConfig(
        read.given(IMAGE).map(_ -> read.parsed(IMAGE, it -> ContainerImage.ofProduct(program, it))),
        level(read.text(LEVEL, "namespaces")),
        read.number("SOCMATE_AUDIT_MAIL_PORT", 0, 0, 65_535));
  }

  private static Level level(String word) {
    return Arrays.stream(Level.values())
        .filter(it -> it != Level.NONE && it.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                LEVEL + " is namespaces or container; found " + word + "."));
  }
}
