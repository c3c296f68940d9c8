package com.socmate.adapters.http.connection;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// Refuses a target in which a percent sign is not followed by two hexadecimal digits (RFC 3986,
/// 2.1): who reads past us may make something else of it.
public final class WholeEscapes implements HttpConfiguration.Customizer {
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    if (BROKEN.matcher(request.getHttpURI().asString()).find()) {
      throw new HttpException.RuntimeException(
          HttpStatus.BAD_REQUEST_400,
          "A percent sign in the target is followed by two hexadecimal digits.");
    }
    return request;
  }
}
