package com.socmate.telemetry.log;

import ch.qos.logback.classic.pattern.ExtendedThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/// A stack trace without secrets, for exceptions carry messages of others: `%cleanEx` in a pattern.
public final class CleanStack extends ExtendedThrowableProxyConverter {
  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    return Secrets.hidden(super.throwableProxyToString(thrown));
  }
}
