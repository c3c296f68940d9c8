package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditLog;
import com.socmate.domain.identity.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A link of the chain: a row of `audit_log`.
record AuditRow(
    long seq,
    Instant at,
    String actor,
    String action,
    String object,
    @Nullable String before,
    @Nullable String after,
    @Nullable String reason,
    @Nullable String requestId,
    String prevHash,
    String hash) {
  /// The entry as the next link after the head.
  static AuditRow following(AuditSql.Head head, AuditLog.Entry entry) {
    var unlinked =
        new AuditRow(
            head.seq() + 1,
            entry.at().truncatedTo(ChronoUnit.MICROS),
            PostgresTypes.storable(entry.actor().name()),
            PostgresTypes.storable(entry.action()),
            PostgresTypes.storable(entry.object()),
            entry.before().map(PostgresTypes::storable).orElse(null),
            entry.after().map(PostgresTypes::storable).orElse(null),
            entry.reason().map(PostgresTypes::storable).orElse(null),
            entry.requestId().map(PostgresTypes::storable).orElse(null),
            head.hash(),
            head.hash());
    return unlinked.withHash(unlinked.computedHash());
  }

  private AuditRow withHash(String computed) {
    return new AuditRow(
        seq, at, actor, action, object, before, after, reason, requestId, prevHash, computed);
  }

  boolean follows(AuditSql.Head head) {
    return seq == head.seq() + 1 && prevHash.equals(head.hash()) && hash.equals(computedHash());
  }

  AuditSql.Head asHead() {
    return new AuditSql.Head(seq, hash);
  }

  /// SHA-256 over the hash before and each part with its length in front, so that no two different
  /// entries run together to the same bytes; a part that is not there has the length -1.
  private String computedHash() {
    var sha = sha256();
    update(sha, prevHash);
    update(sha, Long.toString(seq));
    update(sha, at.toString());
    update(sha, actor);
    update(sha, action);
    update(sha, object);
    update(sha, before);
    update(sha, after);
    update(sha, reason);
    update(sha, requestId);
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void update(MessageDigest sha, @Nullable String part) {
    if (part == null) {
      sha.update("-1:".getBytes(StandardCharsets.UTF_8));
    } else {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      sha.update(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }

  AuditLog.Entry toDomain() {
    return CorruptRow.unless("audit entry " + seq, this::read);
  }

  private AuditLog.Entry read() {
    return new AuditLog.Entry(
        at,
        Actor.named(actor),
        action,
        object,
        Optional.ofNullable(before),
        Optional.ofNullable(after),
        Optional.ofNullable(reason),
        Optional.ofNullable(requestId));
  }
}
