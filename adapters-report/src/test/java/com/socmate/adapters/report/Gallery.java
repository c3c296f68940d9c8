package com.socmate.adapters.report;

import com.socmate.application.investigation.report.Report;
import com.socmate.domain.investigation.Persona;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes the sample reports into a folder, to be looked at.
final class Gallery {
  private Gallery() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    var pages = new DrawnReports();
    for (var persona : Persona.values()) {
      var document = Report.document(SampleBriefs.of(persona));
      var name = persona.name().toLowerCase(Locale.ROOT);
      Files.writeString(folder.resolve(name + ".html"), pages.html(document).page());
      Files.write(folder.resolve(name + ".pdf"), pages.pdf(document));
    }
  }
}
