package com.socmate.domain.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
  private static final Random RANDOM = new Random(7);

  @Test
  void a_key_of_two_primes_that_follow_each_other_is_known() throws GeneralSecurityException {
    var prime = BigInteger.probablePrime(512, RANDOM);
    var next = prime.nextProbablePrime();
    assertThat(KnownKeys.way(key(prime.multiply(next)))).get().asString().contains("Fermat");
  }

  @Test
  void a_key_of_the_chips_pattern_is_known() throws GeneralSecurityException {
    var product = BigInteger.ONE;
    for (int i = 2; i <= 167; i++) {
      if (BigInteger.valueOf(i).isProbablePrime(20)) {
        product = product.multiply(BigInteger.valueOf(i));
      }
    }
    var modulus =
        BigInteger.valueOf(65_537)
            .modPow(BigInteger.valueOf(4_711), product)
            .add(product.multiply(new BigInteger(800, RANDOM)));
    assertThat(KnownKeys.way(key(modulus))).get().asString().contains("ROCA");
  }

  @Test
  void a_key_of_two_primes_far_apart_is_not() throws GeneralSecurityException {
    var one = BigInteger.probablePrime(512, RANDOM);
    var other = BigInteger.probablePrime(512, RANDOM);
    assertThat(KnownKeys.way(key(one.multiply(other)))).isEmpty();
  }

  private static PublicKey key(BigInteger modulus) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)));
  }
}
