package com.socmate.domain.audit.check;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Keys whose private half anybody can compute: those whose primes lie close together, and those of
/// a chip's library that made all its primes by one pattern.
final class KnownKeys {
  private static final int STEPS = 1_000;
  private static final int GENERATOR = 65_537;
  private static final List<Integer> SMALL_PRIMES =
      IntStream.rangeClosed(3, 167)
          .filter(it -> BigInteger.valueOf(it).isProbablePrime(20))
          .boxed()
          .toList();

  private KnownKeys() {}

  /// How it can be computed.
  static Optional<String> way(PublicKey key) {
    if (!(key instanceof RSAPublicKey rsa)) {
      return Optional.empty();
    }
    if (hasCloseFactors(rsa.getModulus())) {
      return Optional.of(
          "The two primes of the key are close together; Fermat's method finds them.");
    }
    return isOfOnePattern(rsa.getModulus())
        ? Optional.of("The key has the pattern of CVE-2017-15361 (ROCA).")
        : Optional.empty();
  }

  /// Looks for squares that differ by the modulus, from its root upwards.
  private static boolean hasCloseFactors(BigInteger modulus) {
    var root = modulus.sqrt();
    for (int i = 0; i < STEPS; i++) {
      var rest = root.multiply(root).subtract(modulus);
      if (rest.signum() >= 0 && rest.sqrt().pow(2).equals(rest)) {
        return true;
      }
      root = root.add(BigInteger.ONE);
    }
    return false;
  }

  /// Whether it is a power of the generator by every small prime.
  private static boolean isOfOnePattern(BigInteger modulus) {
    return SMALL_PRIMES.stream()
        .allMatch(
            prime -> powers(prime).contains(modulus.mod(BigInteger.valueOf(prime)).intValue()));
  }

  private static Set<Integer> powers(int prime) {
    Set<Integer> powers = new HashSet<>();
    int power = 1;
    while (powers.add(power)) {
      power = power * (GENERATOR % prime) % prime;
    }
    return powers;
  }
}
