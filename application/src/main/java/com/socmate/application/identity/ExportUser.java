package com.socmate.application.identity;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Directory;
import com.socmate.application.port.PersonalData;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Actor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Gives all that is kept of a user as a zip file with a list in JSON for each kind of thing. That
/// it was asked for is in the audit log.
public final class ExportUser {
  private final Directory directory;
  private final PersonalData personalData;
  private final AuditLog auditLog;
  private final InstantSource clock;

  public ExportUser(
      Directory directory, PersonalData personalData, AuditLog auditLog, InstantSource clock) {
    this.directory = directory;
    this.personalData = personalData;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// What is to be written once, where the asker wants it.
  @FunctionalInterface
  public interface Export {
    /// Leaves the stream open.
    void writeTo(OutputStream out) throws IOException;
  }

  /// Empty if there is no such user.
  ///
  /// @param requestId empty if it was asked for at the machine itself
  public Optional<Export> export(UserId user, Actor by, Optional<String> requestId) {
    return directory
        .find(user)
        .map(_ -> {
          auditLog.append(
              new AuditLog.Entry(
                  clock.instant(),
                  by,
                  "user.exported",
                  user.value(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  requestId));
          return out -> write(user, out);
        });
  }

  private void write(UserId user, OutputStream out) throws IOException {
    try {
      var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      var lists = new Lists(zip);
      personalData.each(user, lists::add);
      lists.end();
      zip.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// One after the other.
  private static final class Lists {
    private final ZipOutputStream zip;
    private String open = "";

    Lists(ZipOutputStream zip) {
      this.zip = zip;
    }

    void add(String kind, String json) {
      try {
        if (open.equals(kind)) {
          write(",\n");
        } else {
          end();
          zip.putNextEntry(new ZipEntry(kind + ".json"));
          write("[");
          open = kind;
        }
        write(json);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void end() throws IOException {
      if (!open.isEmpty()) {
        write("]\n");
        zip.closeEntry();
        open = "";
      }
    }

    private void write(String text) throws IOException {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
