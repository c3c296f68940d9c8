package com.socmate.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lines for people, as the file says that the processes include.
class TextLinesTest {
  private static final String INCLUDING =
      "<configuration><include resource=\"telemetry-logback-text.xml\"/></configuration>";

  private final LoggerContext logs = new LoggerContext();

  @BeforeEach
  void configure() throws JoranException {
    var configurator = new JoranConfigurator();
    configurator.setContext(logs);
    configurator.doConfigure(new ByteArrayInputStream(INCLUDING.getBytes(StandardCharsets.UTF_8)));
  }

  @AfterEach
  void stop() {
    logs.stop();
  }

  @Test
  void a_message_is_one_line_without_a_secret_whoever_wrote_it() {
    var hostile = "x\r\n2026-01-01 ERROR forged\u001b[2J Bearer abcdefgh.ijkl";
    assertThat(written("asked {}", null, hostile).stripTrailing())
        .isEqualTo(
            "2026-03-29T01:00:00.000Z WARN  Something - asked"
                + " x  2026-01-01 ERROR forged [2J Bearer ****");
  }

  @Test
  void a_stack_tells_no_secret_of_what_broke() {
    assertThat(written("It broke", new IllegalStateException("password=abcdefgh.ijkl")))
        .contains("IllegalStateException: password=****", "TextLinesTest")
        .doesNotContain("abcdefgh");
  }

  private String written(String text, @Nullable Throwable thrown, Object... values) {
    var logger = logs.getLogger("com.socmate.Something");
    var event = new LoggingEvent("x", logger, Level.WARN, text, thrown, values);
    event.setInstant(Instant.parse("2026-03-29T01:00:00Z"));
    var console =
        (ConsoleAppender<ILoggingEvent>)
            logs.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
