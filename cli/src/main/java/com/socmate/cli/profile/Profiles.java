package com.socmate.cli.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The profiles of a person, in one file that only its owner may read. One that others may read is
/// not used.
public final class Profiles {
  private static final String CURRENT = "current";
  private static final String ALL = "profiles";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Path file;

  public Profiles(Path file) {
    this.file = file;
  }

  /// `SOCMATE_PROFILES_FILE`, else `socmate/profiles.json` where the user keeps configuration.
  public static Profiles of(Map<String, String> environment) {
    var named = environment.getOrDefault("SOCMATE_PROFILES_FILE", "");
    if (!named.isEmpty()) {
      return new Profiles(Path.of(named));
    }
    var xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    var folder = xdg.isEmpty() ? Path.of(home, ".config") : Path.of(xdg);
    return new Profiles(folder.resolve("socmate").resolve("profiles.json"));
  }

  public Path file() {
    return file;
  }

  public List<Profile> all() {
    return read().path(ALL).properties().stream()
        .map(it -> Profile.from(it.getKey(), it.getValue()))
        .toList();
  }

  public Optional<Profile> find(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /// The one that is used where none is named.
  public Optional<Profile> current() {
    return find(read().path(CURRENT).asText(""));
  }

  /// Keeps a profile, in place of one of that name.
  public void keep(Profile profile) {
    change(json -> {
      json.withObject(ALL).set(profile.name(), profile.toJson());
      return json;
    });
  }

  /// The one that is used from now on.
  public void use(String name) {
    change(json -> json.put(CURRENT, name));
  }

  /// Forgets a profile; what it held is worth nothing here any more.
  public void forget(String name) {
    change(json -> {
      json.withObject(ALL).remove(name);
      if (json.path(CURRENT).asText("").equals(name)) {
        json.remove(CURRENT);
      }
      return json;
    });
  }

  /// Does something while no other process does something of this kind.
  public <T> T alone(Supplier<T> work) {
    var lock = file.resolveSibling(file.getFileName() + ".lock");
    try {
      makeFolder();
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        return work.get();
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void change(UnaryOperator<ObjectNode> change) {
    write(change.apply(read()));
  }

  private ObjectNode read() {
    try {
      refuseToShare();
      return Api.JSON.readTree(Files.readString(file)) instanceof ObjectNode json
          ? json
          : Api.JSON.createObjectNode();
    } catch (NoSuchFileException _) {
      return Api.JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      throw new CannotContinue(
          file + " is no JSON any more; put it right, or remove it and sign in again.", e);
    } catch (IOException e) {
      throw new CannotContinue(file + " cannot be read: check who owns it.", e);
    }
  }

  private void refuseToShare() throws IOException {
    if (hasPermissions()
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new CannotContinue(
          "Others can read " + file + ", which holds secrets: run chmod 600 " + file + ".");
    }
  }

  private void write(ObjectNode json) {
    try {
      makeFolder();
      var fresh =
          hasPermissions()
              ? Files.createTempFile(
                  folder(), ".profiles", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY))
              : Files.createTempFile(folder(), ".profiles", "");
      Files.writeString(fresh, json.toPrettyString() + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void makeFolder() throws IOException {
    Files.createDirectories(folder());
  }

  private Path folder() {
    var parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("/") : parent;
  }

  private boolean hasPermissions() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private CannotContinue unwritable(IOException e) {
    return new CannotContinue(
        file + " cannot be written: make its folder writable, or set SOCMATE_PROFILES_FILE.", e);
  }
}
