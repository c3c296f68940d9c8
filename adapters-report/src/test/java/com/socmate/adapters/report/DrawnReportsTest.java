package com.socmate.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.report.Report;
import com.socmate.application.investigation.report.ReportPages;
import com.socmate.domain.investigation.Persona;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class DrawnReportsTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "html",
          "head",
          "meta",
          "title",
          "style",
          "body",
          "main",
          "p",
          "h1",
          "h2",
          "h3",
          "div",
          "dl",
          "dt",
          "dd",
          "code",
          "pre",
          "span",
          "strong",
          "ul",
          "ol",
          "li",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "figure",
          "figcaption",
          "footer",
          "svg",
          "rect",
          "line",
          "path",
          "circle",
          "text");
  private final ReportPages pages = new DrawnReports();

  private String html(Persona persona, String address) {
    return pages.html(Report.document(SampleBriefs.of(persona, address))).page();
  }

  @ParameterizedTest
  @EnumSource(Persona.class)
  void a_page_is_well_formed_and_runs_and_fetches_nothing(Persona persona) throws Exception {
    var page = html(persona, "198.51.100.23");
    assertHarmless(page);
    assertThat(page).contains("[Q1:r1]", "prefers-color-scheme: dark", "@media print", "<svg");
  }

  @Test
  void the_policy_allows_the_one_style_and_nothing_else() {
    var policy = pages.html(Report.document(SampleBriefs.of(Persona.CISO))).policy();
    assertThat(policy)
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "http", "*");
  }

  @Test
  void the_same_brief_makes_the_same_page() {
    assertThat(html(Persona.SOC_ANALYST, "a")).isEqualTo(html(Persona.SOC_ANALYST, "a"));
  }

  @Test
  void each_reader_gets_what_they_need() {
    assertThat(html(Persona.CISO, "a"))
        .contains("Executive summary", "Business impact", "Compliance impact")
        .doesNotContain("KQL to run again", "Custody");
    assertThat(html(Persona.SOC_ANALYST, "a")).contains("Indicators", "MITRE", "KQL to run again");
    assertThat(html(Persona.THREAT_HUNTER, "a"))
        .contains("Hypothesis", "Negative results", "Data gaps", "Pivots");
    assertThat(html(Persona.COMPLIANCE_AUDITOR, "a"))
        .contains("Controls", "Custody of the evidence", "SHA-256 of the rows")
        .doesNotContain("Pivots");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</text></svg><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)",
        "<a href=\"http://127.0.0.1:9/?q=\">click to approve</a>",
        "![x](http://127.0.0.1:9/?d=1)",
        "[benign](javascript:alert(1))",
        "&lt;script&gt;&#60;script&#62;",
        "<![CDATA[<script>]]><!-- --><?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
        "=cmd|'/c calc'!A1",
        "@SUM(1+1)*cmd",
        "\u202Egnp.exe\u202C\u2066x\u2069",
        "nul\u0000 bell\u0007 esc\u001B[31m \uFFFE \uD800",
        "a\nb\r\nc\u2028d\u0085e",
        "\uD83D\uDE00 漢字 العربية"
      })
  void log_text_stays_text_on_screen_and_on_paper(String hostile) throws Exception {
    for (var persona : Persona.values()) {
      assertHarmless(html(persona, hostile));
    }
    var pdf = pages.pdf(Report.document(SampleBriefs.of(Persona.SOC_ANALYST, hostile)));
    var text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF").doesNotContain("/JavaScript", "/Launch", "/URI", "/GoToR");
  }

  @Test
  void paper_has_its_fonts_in_it_and_its_structure_tagged() throws IOException {
    var pdf = pages.pdf(Report.document(SampleBriefs.of(Persona.SOC_ANALYST)));
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(new PDFTextStripper().getText(document))
          .contains("46 failed sign-ins from 198.51.100.23", "MITRE ATT&CK", "KQL to run again");
    }
  }

  @Test
  void a_report_of_nothing_is_drawn_as_well() throws Exception {
    for (var persona : Persona.values()) {
      var document = Report.document(SampleBriefs.clear(persona));
      assertHarmless(pages.html(document).page());
      assertThat(pages.pdf(document)).isNotEmpty();
    }
  }

  private static void assertHarmless(String page) throws Exception {
    var document = parsed(page);
    var all = document.getElementsByTagName("*");
    for (int index = 0; index < all.getLength(); index++) {
      var element = (Element) all.item(index);
      assertThat(ELEMENTS).contains(element.getTagName());
      var attributes = element.getAttributes();
      for (int at = 0; at < attributes.getLength(); at++) {
        assertThat(attributes.item(at).getNodeName())
            .doesNotStartWith("on")
            .isNotIn("href", "src", "style", "xlink:href", "formaction", "srcdoc");
      }
    }
    assertThat(document.getDocumentElement().getTextContent())
        .doesNotContainPattern("\\p{Cf}")
        .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]");
  }

  private static Document parsed(String page) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page.replace("<!doctype html>", ""))));
  }
}
