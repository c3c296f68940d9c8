package com.socmate.adapters.audit.tls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What we offer when we want to find out all a server takes.
final class Offer {
  static final int FALLBACK = 0x5600;
  private static final int RENEGOTIATION = 0x00ff;

  /// Every number a suite for TLS up to 1.2 can have, whether or not anybody named it.
  static final List<Integer> SUITES =
      Stream.of(
              IntStream.range(0xc001, 0xc0b8),
              IntStream.range(0xcc13, 0xcc16),
              IntStream.range(0xcca8, 0xccaf),
              IntStream.range(0xd001, 0xd006),
              IntStream.range(0x0001, 0x00c8))
          .flatMap(IntStream::boxed)
          .filter(suite -> suite != RENEGOTIATION)
          .toList();

  static final List<Integer> SUITES_1_3 = List.of(0x1302, 0x1303, 0x1301, 0x1304, 0x1305);

  static final Map<Integer, String> GROUPS = new LinkedHashMap<>();
  static final Map<Integer, String> SIGNATURES = new LinkedHashMap<>();

  static {
    GROUPS.put(0x11ec, "X25519MLKEM768");
    GROUPS.put(0x11eb, "SecP256r1MLKEM768");
    GROUPS.put(29, "x25519");
    GROUPS.put(23, "secp256r1");
    GROUPS.put(24, "secp384r1");
    GROUPS.put(25, "secp521r1");
    GROUPS.put(30, "x448");
    GROUPS.put(0x0100, "ffdhe2048");
    GROUPS.put(0x0101, "ffdhe3072");
    GROUPS.put(0x0102, "ffdhe4096");
    GROUPS.put(26, "brainpoolP256r1");
    GROUPS.put(27, "brainpoolP384r1");
    GROUPS.put(28, "brainpoolP512r1");
    GROUPS.put(22, "secp256k1");
    GROUPS.put(21, "secp224r1");
    GROUPS.put(20, "secp224k1");
    GROUPS.put(19, "secp192r1");
    GROUPS.put(18, "secp192k1");
    GROUPS.put(16, "secp160r1");
    GROUPS.put(14, "sect571r1");
    GROUPS.put(9, "sect283k1");
    GROUPS.put(6, "sect233k1");
    GROUPS.put(1, "sect163k1");
    SIGNATURES.put(0x0403, "ecdsa_secp256r1_sha256");
    SIGNATURES.put(0x0503, "ecdsa_secp384r1_sha384");
    SIGNATURES.put(0x0603, "ecdsa_secp521r1_sha512");
    SIGNATURES.put(0x0807, "ed25519");
    SIGNATURES.put(0x0808, "ed448");
    SIGNATURES.put(0x0804, "rsa_pss_rsae_sha256");
    SIGNATURES.put(0x0805, "rsa_pss_rsae_sha384");
    SIGNATURES.put(0x0806, "rsa_pss_rsae_sha512");
    SIGNATURES.put(0x0809, "rsa_pss_pss_sha256");
    SIGNATURES.put(0x080a, "rsa_pss_pss_sha384");
    SIGNATURES.put(0x080b, "rsa_pss_pss_sha512");
    SIGNATURES.put(0x0401, "rsa_pkcs1_sha256");
    SIGNATURES.put(0x0501, "rsa_pkcs1_sha384");
    SIGNATURES.put(0x0601, "rsa_pkcs1_sha512");
    SIGNATURES.put(0x0301, "rsa_pkcs1_sha224");
    SIGNATURES.put(0x0303, "ecdsa_sha224");
    SIGNATURES.put(0x0201, "rsa_pkcs1_sha1");
    SIGNATURES.put(0x0203, "ecdsa_sha1");
    SIGNATURES.put(0x0202, "dsa_sha1");
    SIGNATURES.put(0x0402, "dsa_sha256");
    SIGNATURES.put(0x0101, "rsa_md5");
  }

  private Offer() {}

  /// The greeting that offers everything of a version.
  static Hello everything(int version, String serverName) {
    return new Hello(
        version,
        serverName,
        version == Hello.TLS_1_3 ? SUITES_1_3 : SUITES,
        List.copyOf(GROUPS.keySet()),
        List.copyOf(SIGNATURES.keySet()),
        false,
        false);
  }
}
