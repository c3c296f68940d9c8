package com.socmate.telemetry.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/// A message on one line and without secrets: `%clean` in a pattern.
public final class CleanText extends MessageConverter {
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  @Override
  public String convert(ILoggingEvent event) {
    return CONTROLS.matcher(Secrets.hidden(event.getFormattedMessage())).replaceAll(" ");
  }
}
