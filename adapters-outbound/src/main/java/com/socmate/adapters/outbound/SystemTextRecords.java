package com.socmate.adapters.outbound;

import com.socmate.application.port.TextRecords;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/// TXT records asked of one name server, or of those that the system asks.
public final class SystemTextRecords implements TextRecords {
  private static final String TYPE = "TXT";
  private static final String PATIENCE_MILLIS = "2000";
  private static final String TRIES = "2";

  private final String server;

  /// @param server empty for those of the system
  public SystemTextRecords(Optional<InetSocketAddress> server) {
    this.server =
        server
            .map(it -> "dns://" + it.getAddress().getHostAddress() + ":" + it.getPort())
            .orElse("dns:");
  }

  @Override
  public Answer of(String name) {
    try {
      var context = new InitialDirContext(environment());
      try {
        return new Answer.Told(
            texts(Optional.ofNullable(context.getAttributes(name, new String[] {TYPE}).get(TYPE))));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException _) {
      return new Answer.Told(List.of());
    } catch (NamingException _) {
      return new Answer.Silent("No name server told the TXT records of " + name + ".");
    }
  }

  private static List<String> texts(Optional<Attribute> attribute) throws NamingException {
    List<String> texts = new ArrayList<>();
    if (attribute.isPresent()) {
      NamingEnumeration<?> all = attribute.get().getAll();
      while (all.hasMore()) {
        texts.add(String.valueOf(all.next()));
      }
    }
    return texts;
  }

  @SuppressWarnings("JdkObsolete")
  private Hashtable<String, String> environment() {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, server);
    environment.put("com.sun.jndi.dns.timeout.initial", PATIENCE_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
    return environment;
  }
}
