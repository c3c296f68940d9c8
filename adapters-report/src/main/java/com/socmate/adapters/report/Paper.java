package com.socmate.adapters.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.socmate.application.investigation.report.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Prints pages: fonts embedded, structure tagged, nothing fetched from anywhere.
final class Paper {
  private static final String STYLE = Resources.text("paper.css");
  private static final byte[] REGULAR = Resources.font("DejaVuSans.ttf");
  private static final byte[] BOLD = Resources.font("DejaVuSans-Bold.ttf");
  private static final byte[] MONO = Resources.font("DejaVuSansMono.ttf");

  byte[] print(Document document) {
    var page =
        Page.of(
            document,
            Page.Medium.PAPER,
            "<meta name=\"description\" content=\"What an investigation found.\"/>\n<style>"
                + STYLE
                + "</style>\n");
    var bytes = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.withProducer("SoCMate");
    builder.useUriResolver((_, _) -> null);
    for (var when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((_, _) -> false, when);
    }
    builder.useFont(font(REGULAR), "Report Sans", 400, FontStyle.NORMAL, true);
    builder.useFont(font(BOLD), "Report Sans", 700, FontStyle.NORMAL, true);
    builder.useFont(font(MONO), "Report Mono", 400, FontStyle.NORMAL, true);
    builder.useSVGDrawer(new PaperPictures(page.pictures(), new Glyphs(REGULAR), new Glyphs(BOLD)));
    builder.withW3cDocument(parsed(page.xhtml()), "");
    builder.toStream(bytes);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException("A report cannot be printed.", e);
    }
    return bytes.toByteArray();
  }

  private static FSSupplier<InputStream> font(byte[] file) {
    return () -> new ByteArrayInputStream(file);
  }

  private static org.w3c.dom.Document parsed(String xhtml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("A page of ours is not well formed.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
