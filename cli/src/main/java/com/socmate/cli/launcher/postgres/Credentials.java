package com.socmate.cli.launcher.postgres;

import com.socmate.cli.launcher.state.SecretFile;
import java.nio.file.Path;

/// The three generated passwords: the superuser's, which only the launcher uses; that of the owner
/// of the tables, who migrates them; and the one that servers work with.
record Credentials(String superuserPassword, String ownerPassword, String serversPassword) {
  static final String SUPERUSER = "postgres";
  static final String OWNER = "socmate";
  static final String SERVERS = "socmate_app";

  static Credentials in(Path directory) {
    return new Credentials(
        SecretFile.readOrCreate(superuserFile(directory)),
        SecretFile.readOrCreate(directory.resolve("password")),
        SecretFile.readOrCreate(directory.resolve("servers-password")));
  }

  static Path superuserFile(Path directory) {
    return directory.resolve("superuser-password");
  }

  String passwordOf(String user) {
    return switch (user) {
      case SUPERUSER -> superuserPassword;
      case OWNER -> ownerPassword;
      case SERVERS -> serversPassword;
      default -> throw new IllegalArgumentException("Nobody of ours is called " + user + ".");
    };
  }
}
