package com.socmate.adapters.audit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A signed zone on a name server of its own: `signed.example`, with one record changed after it
/// was signed, and an unsigned zone beside it.
public final class DnsLab implements AutoCloseable {
  public static final String ZONE = "signed.example";
  public static final String UNSIGNED = "plain.example";

  private final Path folder;
  private final int port = Tools.freePort();
  private final Process process;
  private final List<String> anchors;

  public DnsLab(Path folder) {
    this.folder = folder;
    write("zone", ZONE_TEXT);
    write("plain", ZONE_TEXT.replace(ZONE, UNSIGNED));
    var key = Tools.run(folder, "ldns-keygen", "-k", "-a", "ECDSAP256SHA256", ZONE).strip();
    Tools.run(folder, "ldns-signzone", "-n", "-t", "0", "-f", "zone.signed", "zone", key);
    tamper();
    anchors = List.of(read(key + ".ds").strip());
    write(
        "nsd.conf",
        """
        server:
          ip-address: 127.0.0.1@%d
          username: ""
          chroot: ""
          zonesdir: "%s"
          database: ""
          pidfile: "%s/nsd.pid"
          xfrdfile: "%s/xfrd.state"
          zonelistfile: "%s/zone.list"
          server-count: 1
          hide-version: yes
        remote-control:
          control-enable: no
        zone:
          name: %s
          zonefile: zone.signed
        zone:
          name: %s
          zonefile: plain
        """
            .formatted(port, folder, folder, folder, folder, ZONE, UNSIGNED));
    process = Tools.serve(folder, port, "nsd", "-d", "-c", folder.resolve("nsd.conf").toString());
  }

  private static final String ZONE_TEXT =
      """
      $ORIGIN signed.example.
      $TTL 300
      @ IN SOA ns1 hostmaster 1 3600 600 86400 300
      @ IN NS ns1
      @ IN NS ns2
      ns1 IN A 127.0.0.1
      ns2 IN A 127.0.0.1
      @ IN A 127.0.0.1
      www IN A 127.0.0.1
      lab IN A 127.0.0.1
      alias IN CNAME gone.s3.amazonaws.com.
      @ IN CAA 0 issue "ca.example"
      @ IN MX 10 mail
      mail IN A 127.0.0.1
      @ IN TXT "v=spf1 include:spf.signed.example ?all"
      spf IN TXT "v=spf1 ip4:192.0.2.1 -all"
      _dmarc IN TXT "v=DMARC1; p=none; rua=mailto:x@elsewhere.example"
      tampered IN TXT "as it was signed"
      """;

  private void tamper() {
    write("zone.signed", read("zone.signed").replace("as it was signed", "as somebody made it"));
  }

  public int port() {
    return port;
  }

  /// What a validator of this zone has to trust.
  public List<String> anchors() {
    return anchors;
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
