package com.socmate.worker;

import com.socmate.adapters.notification.mail.SmtpSettings;
import com.socmate.application.settings.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How people are told outside the product.
///
/// @param smtp the server that takes e-mail; without one none is sent
/// @param publicUrl the address under which people reach the product; without it there are no links
/// @param lease after how long a delivery whose worker was lost is taken by another
record DeliveryConfig(Optional<SmtpSettings> smtp, Optional<URI> publicUrl, Duration lease) {
  private static final Duration LEASE = Duration.ofMinutes(2);

  static DeliveryConfig from(Environment environment) {
    return new DeliveryConfig(
        SmtpSettings.from(environment),
        environment.given("SOCMATE_PUBLIC_URL").map(_ -> environment.uri("SOCMATE_PUBLIC_URL", "")),
        environment.duration("SOCMATE_DELIVERY_LEASE", LEASE));
  }
}
