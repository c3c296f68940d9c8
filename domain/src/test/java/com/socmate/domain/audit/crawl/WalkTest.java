package com.socmate.domain.audit.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.audit.AuditTarget;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a site is walked through: by which addresses, and by which not.
class WalkTest {
  private static final AuditTarget TARGET = AuditTarget.of("acme.example.com");
  private static final String BASE = "https://acme.example.com";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/../b#c|/b",
        "?q=1|/here/page?q=1",
        "next|/here/next",
        "https://ACME.example.com:443/x|/x",
        "http://acme.example.com/x|/x",
        "/x;jsessionid=ABC?b=2&a=1|/x?a=1&b=2",
        "/x?utm_source=mail&PHPSESSID=1|/x",
        "/%7euser/%2f|/~user/%2F",
        "/a b|/a%20b",
        "/100%|/100%25",
        "/../../etc|/etc"
      })
  void an_address_has_one_form(String link, String expected) {
    assertThat(address(link).map(WebAddress::url)).contains(BASE + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example.com/",
        "https://acme.example.com.evil.example/",
        "https://acme.example.com:8443/",
        "//evil.example/x",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "ftp://acme.example.com/",
        "#top",
        ""
      })
  void what_is_elsewhere_is_no_address_of_the_site(String link) {
    assertThat(address(link)).isEmpty();
  }

  @Test
  void names_of_things_are_left_out_of_a_template() {
    assertThat(RouteTemplate.of("/item/42/2026-11-22/0123456789abcdef/edit"))
        .isEqualTo("/item/{x}/{x}/{x}/edit");
    assertThat(RouteTemplate.of("/facade/decade")).isEqualTo("/facade/decade");
  }

  @Test
  void robots_are_obeyed_by_the_longest_rule_of_the_group_for_us() {
    var robots =
        Robots.read(
            """
            User-agent: other
            Disallow: /
            User-agent: *
            Disallow: /private
            Allow: /private/open
            Disallow: /*.pdf$
            """);
    assertThat(robots.allow(address("/private/x").orElseThrow())).isFalse();
    assertThat(robots.allow(address("/private/open/x").orElseThrow())).isTrue();
    assertThat(robots.allow(address("/a.pdf").orElseThrow())).isFalse();
    assertThat(robots.allow(address("/a.pdf?x=1").orElseThrow())).isTrue();
    assertThat(robots.allow(address("/").orElseThrow())).isTrue();
    var ours = Robots.read("User-agent: *\nDisallow: /\nUser-agent: SoCMate-Audit\nDisallow: /a");
    assertThat(ours.allow(address("/b").orElseThrow())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/logout", "/items/delete?id=1", "/user?action=remove", "/mail/unsubscribe"})
  void what_does_something_is_not_touched(String link) {
    assertThat(Untouchable.is(address(link).orElseThrow(), "")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/catalogue", "/deleted-scenes", "/paypal-guide", "/order/1"})
  void what_only_sounds_like_it_is(String link) {
    assertThat(Untouchable.is(address(link).orElseThrow(), "Read more")).isFalse();
  }

  @Test
  void a_form_is_read_as_it_stands_and_not_out_of_comments() {
    var forms =
        Form.of(
            "<!-- <form action=/x></form> --><FORM Action='/find'><input name=q value=a>"
                + "<select name=s></select><button>Delete all</button></FORM>"
                + "<form method=post><input type=hidden name=_csrf></form>");
    assertThat(forms).hasSize(2);
    assertThat(forms.getFirst().parameters())
        .extracting(Parameter::written)
        .containsExactly("q=a", "s=1");
    assertThat(forms.getFirst().isHarmless()).isFalse();
    assertThat(forms.getLast().hasToken()).isTrue();
    assertThat(forms.getLast().isGet()).isFalse();
  }

  @Test
  void pages_scripts_and_maps_lead_on() {
    assertThat(Links.ofPage("<a href='/x' title='t'>Log <b>out</b></a><iframe src=/y></iframe>"))
        .extracting(Links.Link::address)
        .containsExactly("/x", "/y");
    assertThat(Links.ofPage("<a href=/x>Log <b>out</b></a>").getFirst().words()).contains("Log");
    assertThat(Links.ofScript("fetch('/api/me'); x = \"/ab?b=1\"; y = '// no'"))
        .containsExactly("/api/me", "/ab?b=1");
    assertThat(Links.ofSitemap("<loc> https://acme.example.com/a?x=1&amp;y=2 </loc>"))
        .containsExactly("https://acme.example.com/a?x=1&y=2");
  }

  private static Optional<WebAddress> address(String link) {
    return WebAddress.of(TARGET, BASE, BASE + "/here/page?old=1", link);
  }
}
