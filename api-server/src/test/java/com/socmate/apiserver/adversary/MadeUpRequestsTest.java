package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.http.ApiDocument;
import com.socmate.adapters.http.fuzz.Fuzz;
import com.socmate.apiserver.LiveApi;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Every documented operation called with made-up requests: usually the same ones with every build,
/// so that what was green stays green; others each time with `--full`, for which
/// `-Dsocmate.fuzz.seconds=600` is longer and `-Dsocmate.fuzz.seed=…` those of an earlier time.
class MadeUpRequestsTest {
  private static final LiveApi API = LiveApi.another();
  private static final Belongings MAKE = new Belongings(API);
  private static final String USER = "usr_fuzz1";
  private static final boolean FULL = Boolean.getBoolean("socmate.full");
  private static final int TURNS = FULL ? Integer.MAX_VALUE : 8_000;
  private static final long SEED = FULL ? new SecureRandom().nextInt(1_000_000) : 152_776;

  @Test
  void no_made_up_request_brings_the_api_out_of_its_form(TestReporter reporter) {
    Cast.enter(API);
    Cast.enter(API, USER);
    long seed = Long.getLong("socmate.fuzz.seed", SEED);
    reporter.publishEntry("seed", Long.toString(seed));
    var tokens =
        List.of(
            Cast.token(Cast.ADMIN),
            Cast.token(USER),
            Cast.token(Cast.COLLEAGUE),
            "",
            "nobodys-token-4711");

    var found =
        new Fuzz(API.port(), ApiDocument.SERVED.operations(), tokens, ids())
            .run(seed, TURNS, time());

    assertThat(found).as("made up from seed " + seed).isEmpty();
    assertThat(API.column("select max(seq) - count(*) from audit_log")).containsExactly("0");
  }

  private static Duration time() {
    return Duration.ofSeconds(Long.getLong("socmate.fuzz.seconds", 300));
  }

  private static List<String> ids() {
    var ids = new ArrayList<String>();
    for (String user : List.of(Cast.ADMIN, USER)) {
      for (int each = 0; each < 4; each++) {
        ids.add(MAKE.schedule(user));
        ids.add(MAKE.session(user));
        ids.add(MAKE.notification(user));
      }
    }
    ids.addAll(List.of("1", "Q1", "2", "sch_0123456789abcdefghijkl", "sess_x", "k_0123456789"));
    return ids;
  }
}
