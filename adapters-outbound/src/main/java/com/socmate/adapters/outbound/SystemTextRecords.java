package com.socmate.adapters.outbound;

import com.socmate.application.port.TextRecords;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// TXT records asked of one name server, or of those that the system asks; the strings of one
/// record are one text. Nothing is remembered from one question to the next.
public final class SystemTextRecords implements TextRecords {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Resolver resolver;

  /// @param server empty for those of the system
  public SystemTextRecords(Optional<InetSocketAddress> server) {
    this.resolver = server.<Resolver>map(SimpleResolver::new).orElseGet(ExtendedResolver::new);
    resolver.setTimeout(PATIENCE);
  }

  @Override
  public Answer of(String name) {
    try {
      return of(Name.fromString(name, Name.root));
    } catch (TextParseException _) {
      return new Answer.Told(List.of());
    }
  }

  private Answer of(Name name) {
    var lookup = new Lookup(name, Type.TXT);
    lookup.setResolver(resolver);
    lookup.setCache(null);
    var records = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL ->
          new Answer.Told(
              Arrays.stream(records)
                  .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                  .toList());
      case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> new Answer.Told(List.of());
      default ->
          new Answer.Silent("No name server told the TXT records of " + name.toString(true) + ".");
    };
  }
}
