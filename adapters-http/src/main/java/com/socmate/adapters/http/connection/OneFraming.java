package com.socmate.adapters.http.connection;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// Knows `chunked` and no other transfer coding. A proxy before us could read a longer list in
/// another way, and then the two would disagree about where a request ends.
public final class OneFraming implements HttpConfiguration.Customizer {
  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    var codings = request.getHeaders().getValuesList(HttpHeader.TRANSFER_ENCODING);
    if (codings.isEmpty()
        || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
      return request;
    }
    throw new HttpException.RuntimeException(
        HttpStatus.BAD_REQUEST_400, "There is no transfer coding but chunked.");
  }
}
