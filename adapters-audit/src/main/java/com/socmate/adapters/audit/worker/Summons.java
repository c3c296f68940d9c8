package com.socmate.adapters.audit.worker;

import com.socmate.adapters.audit.net.GuardAddress;
import com.socmate.adapters.audit.net.RoomToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a worker finds its guard, and what it is told to do.
///
/// @param job JSON, not read yet
record Summons(GuardAddress guard, String job) {
  /// What a folder holds for a worker that comes without a socket.
  static final String TOKEN = "token";

  static final String JOB = "job";
  private static final int LONGEST_JOB = 1 << 20;

  /// @param arguments a socket in the file system; or an address and a port, and a folder
  static Summons of(String[] arguments) throws IOException {
    if (arguments.length == 1) {
      return new Summons(new GuardAddress.InFileSystem(Path.of(arguments[0])), text(System.in));
    }
    var folder = Path.of(arguments[1]);
    var token = new RoomToken(Files.readString(folder.resolve(TOKEN)).strip());
    try (InputStream job = Files.newInputStream(folder.resolve(JOB))) {
      return new Summons(
          new GuardAddress.OnNetwork(GuardAddress.place(arguments[0]), token), text(job));
    }
  }

  private static String text(InputStream job) throws IOException {
    return new String(job.readNBytes(LONGEST_JOB), StandardCharsets.UTF_8);
  }
}
