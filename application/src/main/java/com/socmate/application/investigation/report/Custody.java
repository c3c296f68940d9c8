package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Evidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Hashes by which anybody can tell later whether evidence is what it was.
public final class Custody {
  private Custody() {}

  /// Each part with its length before it, so that no two tables run together to the same bytes.
  public static String rowsHash(Evidence evidence) {
    return hash(sha -> {
      evidence.table().columns().forEach(it -> update(sha, it.name() + ":" + it.type()));
      evidence.table().rows().forEach(row -> row.forEach(cell -> update(sha, cell.text())));
    });
  }

  public static String kqlHash(Evidence evidence) {
    return hash(sha -> update(sha, evidence.kql()));
  }

  private static void update(MessageDigest sha, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    sha.update(bytes);
  }

  private interface Feed {
    void into(MessageDigest sha);
  }

  private static String hash(Feed feed) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      feed.into(sha);
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }
}
