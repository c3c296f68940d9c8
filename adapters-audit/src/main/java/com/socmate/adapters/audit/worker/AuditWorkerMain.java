package com.socmate.adapters.audit.worker;

import com.socmate.adapters.audit.crawl.SiteCrawler;
import com.socmate.adapters.audit.dns.DnsProber;
import com.socmate.adapters.audit.http.HttpAsker;
import com.socmate.adapters.audit.http.SiteProber;
import com.socmate.adapters.audit.mail.MailProber;
import com.socmate.adapters.audit.net.GuardDialer;
import com.socmate.adapters.audit.net.Relay;
import com.socmate.adapters.audit.tls.Chains;
import com.socmate.adapters.audit.tls.TlsProber;
import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Exchange;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Runs inside the sandbox: reads one job, looks at the target through the guard, tells what it saw
/// and ends. It concludes nothing.
public final class AuditWorkerMain {
  private static final int PATIENCE_MILLIS = 8_000;
  private static final int TWIN_BYTES = 4_096;

  private AuditWorkerMain() {}

  /// Takes where the guard's socket is and reads its job from standard input; or, in a room that
  /// has neither, takes where the guard is on a network and a folder that holds its token and its
  /// job.
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    Security.setProperty("jdk.certpath.disabledAlgorithms", "");
    var summons = Summons.of(arguments);
    var job = Wire.read(summons.job().getBytes(StandardCharsets.UTF_8), WorkerJob.class);
    try (var relay = new Relay(summons.guard());
        var out = new FileOutputStream(FileDescriptor.out)) {
      var dialer =
          new GuardDialer(
              relay.port(), PATIENCE_MILLIS, Duration.ofSeconds(job.errand().seconds()));
      if (job.trying().wanted()) {
        tell(
            out,
            Wire.Part.END,
            new Seen.End(new Attempts(dialer, job, summons.guard()).all(), 0, ""));
      } else {
        look(out, dialer, job);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  /// Each part is told as soon as it is seen, so that it is not lost if the next takes too long.
  private static void look(OutputStream out, GuardDialer dialer, WorkerJob job)
      throws IOException, GeneralSecurityException {
    var target = job.target();
    var chains = Chains.trusting(roots(job.roots()));
    var asker = new HttpAsker(dialer, chains);
    var site = new SiteProber(asker, target).probe().with(twin(asker, job));
    tell(out, Wire.Part.SITE, site);
    tell(
        out,
        Wire.Part.TLS,
        new TlsProber(dialer, target.host(), target.httpsPort(), chains).probe());
    var dns = new DnsProber(dialer, job.anchors()).probe(target.host(), job.zone());
    tell(out, Wire.Part.DNS, dns);
    tell(out, Wire.Part.MAIL, new MailProber(dialer, job.mailPort()).probe(target.host(), dns));
    tell(
        out,
        Wire.Part.CRAWL,
        job.errand().crawls()
            ? new SiteCrawler(asker, target, job.errand(), dialer::isOver).crawl(site)
            : Crawl.NONE);
    var limited =
        dialer.isOver()
            ? "The audit's time, " + job.errand().seconds() + " seconds, was over."
            : "";
    tell(out, Wire.Part.END, new Seen.End(List.of(), dialer.opened(), limited));
  }

  private static List<Exchange> twin(HttpAsker asker, WorkerJob job) {
    return job.twin().stream()
        .flatMap(it -> Stream.of(it.httpUrl(), it.httpsUrl()))
        .map(it -> asker.ask("GET", it + "/", List.of(), TWIN_BYTES))
        .toList();
  }

  private static void tell(OutputStream out, Wire.Part part, Object value) throws IOException {
    out.write(Wire.line(part, value));
    out.flush();
  }

  private static List<X509Certificate> roots(List<String> texts) throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> roots = new ArrayList<>();
    for (String text : texts) {
      var bytes = new ByteArrayInputStream(Base64.getDecoder().decode(text));
      roots.add((X509Certificate) factory.generateCertificate(bytes));
    }
    return roots;
  }
}
