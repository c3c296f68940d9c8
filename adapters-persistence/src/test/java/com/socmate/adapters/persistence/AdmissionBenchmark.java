package com.socmate.adapters.persistence;

import static com.socmate.application.port.Fixtures.IDS;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.KeyText;
import com.socmate.application.port.RateLimits.Quota;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Scope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Measures what a request costs before its route begins: whose key it is, and whether it may pass.
/// Prints percentiles; run by hand.
final class AdmissionBenchmark {
  private static final int WARM_UP = 30_000;
  private static final int MEASURED = 40_000;
  private static final int USERS = 200;

  private final JdbiApiKeys keys;
  private final JdbiRateLimits limits;
  private final List<KeyText> texts = new ArrayList<>();

  private AdmissionBenchmark(Database database) {
    keys =
        new JdbiApiKeys(database, new JdbiVault(database, new EnvelopeSecrets(() -> Keys.of(1))));
    limits = new JdbiRateLimits(database);
    var owner = new JdbiAccounts(database).establishAdmin("a token", IDS.user()).id();
    for (int user = 0; user < USERS; user++) {
      var text = KeyText.fresh(IDS.apiKey(), new SecureRandom());
      texts.add(text);
      keys.add(
          new ApiKey(
              text.key(),
              "benchmark",
              owner,
              Set.of(Scope.SCHEDULES_READ),
              6_000,
              text.ending(),
              Instant.EPOCH,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()),
          text);
    }
  }

  public static void main(String[] arguments) {
    var benchmark = new AdmissionBenchmark(TestPostgres.database());
    benchmark.nanos(WARM_UP);
    var nanos = benchmark.nanos(MEASURED);
    Arrays.sort(nanos);
    System.out.printf(
        "permission check and limit together: p50 %.0f µs, p95 %.0f µs, p99 %.0f µs, max %.1f ms%n",
        nanos[MEASURED / 2] / 1e3,
        nanos[MEASURED * 95 / 100] / 1e3,
        nanos[MEASURED * 99 / 100] / 1e3,
        nanos[MEASURED - 1] / 1e6);
    System.exit(0);
  }

  private long[] nanos(int count) {
    var nanos = new long[count];
    for (int request = 0; request < count; request++) {
      var text = texts.get(request % USERS);
      long began = System.nanoTime();
      var holder = keys.holder(text).orElseThrow();
      holder.may(Scope.SCHEDULES_READ);
      limits.decide(new Quota("api-key", text.key().value(), 6_000, Duration.ofMinutes(1)));
      nanos[request] = System.nanoTime() - began;
    }
    return nanos;
  }
}
