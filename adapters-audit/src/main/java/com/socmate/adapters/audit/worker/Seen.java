package com.socmate.adapters.audit.worker;

import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Mail;
import com.socmate.domain.audit.observed.Site;
import com.socmate.domain.audit.observed.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a worker told, part by part; a part that it did not come to is unseen.
///
/// @param end empty where it did not come to its end
public record Seen(Site site, Tls tls, Dns dns, Mail mail, Crawl crawl, Optional<End> end) {
  private static final String UNSEEN = "The audit ended before it was looked at.";

  /// What a worker says last.
  ///
  /// @param reached what it reached that it must not; empty where the room holds
  /// @param limited why it had to end before it had seen all; empty where it had not
  public record End(List<String> reached, int connections, String limited) {
    public End {
      reached = List.copyOf(reached);
    }
  }

  /// Throws [Wire.Malformed] for whatever is not exactly a part.
  public static Seen read(byte[] output) {
    Map<Wire.Part, byte[]> parts = Wire.parts(output);
    return new Seen(
        part(parts.get(Wire.Part.SITE), Site.class, Site.UNSEEN),
        part(parts.get(Wire.Part.TLS), Tls.class, Tls.unseen(UNSEEN)),
        part(parts.get(Wire.Part.DNS), Dns.class, Dns.unseen(UNSEEN)),
        part(parts.get(Wire.Part.MAIL), Mail.class, Mail.NONE),
        part(parts.get(Wire.Part.CRAWL), Crawl.class, Crawl.cutShort(UNSEEN)),
        Optional.ofNullable(parts.get(Wire.Part.END)).map(it -> Wire.read(it, End.class)));
  }

  private static <T> T part(byte @Nullable [] json, Class<T> kind, T unseen) {
    return json == null ? unseen : Wire.read(json, kind);
  }
}
