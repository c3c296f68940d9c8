package com.socmate.adapters.http.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// Lets a request that comes through a trusted proxy show its caller's address and whether the
/// caller came by https, so that nobody further in reads those headers.
public final class ForwardedCaller implements HttpConfiguration.Customizer {
  private final TrustedProxies proxies;

  public ForwardedCaller(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress at
            && at.getAddress() != null
            && proxies.trusts(at.getAddress())
        ? new Forwarded(request, caller(request, at.getAddress()), secure(request))
        : request;
  }

  private InetSocketAddress caller(Request request, InetAddress peer) {
    var hops = request.getHeaders().getValuesList("X-Forwarded-For");
    return new InetSocketAddress(hops.isEmpty() ? peer : proxies.caller(peer, hops), 0);
  }

  /// The nearest proxy's word is the last.
  private static boolean secure(Request request) {
    List<String> words = request.getHeaders().getCSV("X-Forwarded-Proto", false);
    return words.isEmpty() ? request.isSecure() : words.getLast().equalsIgnoreCase("https");
  }

  private static final class Forwarded extends Request.Wrapper {
    private final ConnectionMetaData connection;
    private final boolean secure;

    Forwarded(Request request, SocketAddress caller, boolean secure) {
      super(request);
      this.secure = secure;
      this.connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return caller;
            }

            @Override
            public boolean isSecure() {
              return secure;
            }
          };
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public HttpURI getHttpURI() {
      var scheme = secure ? HttpScheme.HTTPS : HttpScheme.HTTP;
      return HttpURI.build(super.getHttpURI()).scheme(scheme).asImmutable();
    }
  }
}
