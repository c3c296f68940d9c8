package com.socmate.application.notification;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// What webhooks are signed with, in the form of Standard Webhooks: `whsec_` and 32 bytes in base
/// 64.
public final class WebhookSecret {
  private static final int BYTES = 32;

  private WebhookSecret() {}

  public static String fresh(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}
