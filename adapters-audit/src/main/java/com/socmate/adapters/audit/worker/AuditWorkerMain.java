package com.socmate.adapters.audit.worker;

import com.socmate.adapters.audit.dns.DnsProber;
import com.socmate.adapters.audit.http.HttpAsker;
import com.socmate.adapters.audit.http.SiteProber;
import com.socmate.adapters.audit.net.GuardDialer;
import com.socmate.adapters.audit.net.Relay;
import com.socmate.adapters.audit.tls.Chains;
import com.socmate.adapters.audit.tls.TlsProber;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Site;
import com.socmate.domain.audit.observed.Tls;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Runs inside the sandbox: reads one job, looks at the target through the guard, tells what it saw
/// and ends. It concludes nothing.
public final class AuditWorkerMain {
  private static final int PATIENCE_MILLIS = 8_000;
  private static final int LONGEST_JOB = 1 << 20;

  private AuditWorkerMain() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    Security.setProperty("jdk.certpath.disabledAlgorithms", "");
    var job = Wire.read(System.in.readNBytes(LONGEST_JOB), WorkerJob.class);
    try (var relay = new Relay(Path.of(arguments[0]));
        var out = new FileOutputStream(FileDescriptor.out)) {
      var dialer = new GuardDialer(relay.port(), PATIENCE_MILLIS);
      out.write(Wire.write(job.attempt() ? attempt(dialer, job) : look(dialer, job)));
    }
    Runtime.getRuntime().halt(0);
  }

  private static Seen attempt(GuardDialer dialer, WorkerJob job) {
    var reached = new Attempts(dialer, job).all();
    return new Seen(Site.UNSEEN, Tls.unseen("-"), Dns.unseen("-"), reached, dialer.opened());
  }

  private static Seen look(GuardDialer dialer, WorkerJob job) throws GeneralSecurityException {
    var target = job.target();
    var chains = Chains.trusting(roots(job.roots()));
    var site = new SiteProber(new HttpAsker(dialer, chains), target).probe();
    var tls = new TlsProber(dialer, target.host(), target.httpsPort(), chains).probe();
    var dns = new DnsProber(dialer, job.anchors()).probe(target.host(), job.zone());
    return new Seen(site, tls, dns, List.of(), dialer.opened());
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
