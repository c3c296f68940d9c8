package com.socmate.cli.launcher.postgres;

import com.socmate.cli.launcher.state.SecretFile;
import java.nio.file.Path;

/// The two generated passwords: the superuser's, which only the launcher uses, and the product's.
record Credentials(String superuserPassword, String password) {
  static final String SUPERUSER = "postgres";
  static final String USER = "socmate";

  static Credentials in(Path directory) {
    return new Credentials(
        SecretFile.readOrCreate(superuserFile(directory)),
        SecretFile.readOrCreate(directory.resolve("password")));
  }

  static Path superuserFile(Path directory) {
    return directory.resolve("superuser-password");
  }
}
