package com.socmate.application.port;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Binds a secret to its place without any cryptography: enough to tell places apart.
public final class InMemorySecrets implements Secrets {
  @Override
  public byte[] seal(Place place, byte[] secret) {
    byte[] header = header(place);
    byte[] sealed = Arrays.copyOf(header, header.length + secret.length);
    for (int at = 0; at < secret.length; at++) {
      sealed[header.length + at] = (byte) ~secret[at];
    }
    return sealed;
  }

  @Override
  public byte[] open(Place place, byte[] sealed) {
    byte[] header = header(place);
    if (sealed.length < header.length
        || !Arrays.equals(header, Arrays.copyOf(sealed, header.length))) {
      throw new CannotOpen("This was sealed for another place.");
    }
    byte[] secret = Arrays.copyOfRange(sealed, header.length, sealed.length);
    for (int at = 0; at < secret.length; at++) {
      secret[at] = (byte) ~secret[at];
    }
    return secret;
  }

  private static byte[] header(Place place) {
    return (place.purpose() + '\0' + place.row() + '\0').getBytes(StandardCharsets.UTF_8);
  }
}
