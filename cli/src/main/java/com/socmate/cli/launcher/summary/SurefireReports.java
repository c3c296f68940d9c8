package com.socmate.cli.launcher.summary;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What Surefire and Failsafe wrote about the tests of every module.
public final class SurefireReports {
  private static final List<String> DIRECTORIES =
      List.of("target/surefire-reports", "target/failsafe-reports");

  private SurefireReports() {}

  /// The tally of each module below `home`, counting only reports written since an instant.
  public static SortedMap<String, Tally> below(Path home, Instant since) {
    SortedMap<String, Tally> modules = new TreeMap<>();
    try (Stream<Path> children = Files.list(home)) {
      for (Path module : children.filter(Files::isDirectory).toList()) {
        for (String directory : DIRECTORIES) {
          Tally tally = tally(module.resolve(directory), since);
          if (!tally.equals(Tally.NONE)) {
            modules.merge(module.getFileName().toString(), tally, Tally::plus);
          }
        }
      }
    } catch (IOException e) {
      throw new CannotContinue("The test reports below " + home + " cannot be read: " + e, e);
    }
    return modules;
  }

  private static Tally tally(Path directory, Instant since) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Tally.NONE;
    }
    Tally sum = Tally.NONE;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".xml")).toList()) {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          sum = sum.plus(read(file));
        }
      }
    }
    return sum;
  }

  /// Reads the counts of the first element and nothing behind it: a suite's, or, as other test
  /// runners write them, those of all suites of the file.
  private static Tally read(Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream bytes = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().startsWith("testsuite")) {
          return counts(xml);
        }
      }
      return Tally.NONE;
    } catch (XMLStreamException e) {
      throw new CannotContinue("The test report " + file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Tally counts(XMLStreamReader xml) {
    int skipped = count(xml, "skipped");
    int failed = count(xml, "failures") + count(xml, "errors");
    return new Tally(count(xml, "tests") - failed - skipped, failed, skipped);
  }

  private static int count(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? 0 : Integer.parseInt(value);
  }
}
