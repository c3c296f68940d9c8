package com.socmate.adapters.audit.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An nginx with a TLS server of each kind on ports of its own.
public final class TlsLab implements AutoCloseable {
  public static final String HOST = "lab.example.com";

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  public TlsLab(Path folder) {
    this.folder = folder;
    certificates();
  }

  public Path folder() {
    return folder;
  }

  private void certificates() {
    write(
        "ext.cnf",
        "subjectAltName=DNS:"
            + HOST
            + ",DNS:www.signed.example,DNS:www."
            + HOST
            + "\nbasicConstraints=CA:FALSE\n");
    Tools.run(
        folder,
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=Lab CA",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem");
    Tools.run(
        folder,
        "openssl",
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=" + HOST,
        "-keyout",
        "site.key",
        "-out",
        "site.csr");
    Tools.run(
        folder,
        "openssl",
        "x509",
        "-req",
        "-in",
        "site.csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        "20",
        "-extfile",
        "ext.cnf",
        "-out",
        "site.pem");
  }

  /// The site's certificate and its key, for servers of the platform's own.
  public SSLContext context() {
    Tools.run(
        folder,
        "openssl",
        "pkcs12",
        "-export",
        "-inkey",
        "site.key",
        "-in",
        "site.pem",
        "-out",
        "site.p12",
        "-passout",
        "pass:lab");
    try (InputStream in = Files.newInputStream(folder.resolve("site.p12"))) {
      var password = "lab".toCharArray();
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The authority's certificate, as rooms are told of roots.
  public String authority() {
    try {
      return Files.readString(folder.resolve("ca.pem"))
          .replaceAll("-----[A-Z ]+-----", "")
          .replaceAll("\\s", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a server; gives its port.
  public int nginx(String tls, String locations) {
    int port = Tools.freePort();
    nginx(
        "server { listen 127.0.0.1:"
            + port
            + " ssl; "
            + tls
            + " ssl_certificate site.pem; ssl_certificate_key site.key; "
            + locations
            + " }",
        port);
    return port;
  }

  /// Starts servers as the text says; `port` is one of theirs.
  public void nginx(String servers, int port) {
    var name = "nginx-" + port;
    write(
        name + ".conf",
        """
        daemon off; master_process off; pid %s.pid; error_log stderr; worker_processes 1;
        events { worker_connections 256; }
        http { access_log off; client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
          uwsgi_temp_path t4; scgi_temp_path t5; server_names_hash_bucket_size 128;
          types { text/html html; application/javascript js; text/plain txt; } default_type text/plain;
          %s }
        """
            .formatted(name, servers));
    processes.add(
        Tools.serve(folder, port, "nginx", "-p", folder.toString(), "-c", name + ".conf"));
  }

  public int openssl(String... options) {
    int port = Tools.freePort();
    var command =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                "site.pem",
                "-key",
                "site.key",
                "-quiet",
                "-www"));
    command.remove("-quiet");
    command.addAll(List.of(options));
    processes.add(Tools.serve(folder, port, command.toArray(String[]::new)));
    return port;
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
  }
}
