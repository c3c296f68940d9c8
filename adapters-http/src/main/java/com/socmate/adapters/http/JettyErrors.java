package com.socmate.adapters.http;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// The contract's error body for requests so malformed that no route ever sees them.
final class JettyErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.of(request.isSecure()).forEach(response.getHeaders()::put);
    response
        .getHeaders()
        .put(RequestIds.HEADER, RequestIds.chosen(request.getHeaders().get(RequestIds.HEADER)));
    response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, "application/json"));
    // Where such a request ends is anybody's guess, so nothing behind it is read.
    response.getHeaders().put(new HttpField(HttpHeader.CONNECTION, "close"));
    response.write(
        true,
        ByteBuffer.wrap(Json.bytes(Map.of("detail", detail(response.getStatus())))),
        callback);
    return true;
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this path.";
      case 413 -> "The body is too large.";
      case 414 -> "The address is too long.";
      case 431 -> "The headers are too large.";
      case 503 -> "The server is stopping.";
      default -> status >= 500 ? "The server failed to answer." : "The request is malformed.";
    };
  }
}
