package com.socmate.domain.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ip      | 203.0.113.7                             | ip      | 203.0.113.7
          ip      | 203[.]0[.]113[.]7                       | ip      | 203.0.113.7
          ip      | 203.0.113.7:443                         | ip      | 203.0.113.7
          ip      | 010.001.002.003                         | ip      | 10.1.2.3
          ip      | 2001:0DB8:0000:0000:0000:0000:0000:0001 | ip      | 2001:db8::1
          ip      | 2001:db8:0:1:1:1:1:1                    | ip      | 2001:db8:0:1:1:1:1:1
          ip      | 2001:db8::1:0:0:1                       | ip      | 2001:db8::1:0:0:1
          ip      | 2001:0:0:1:0:0:0:1                      | ip      | 2001:0:0:1::1
          ip      | [2001:db8::1]:443                       | ip      | 2001:db8::1
          ip      | fe80::1%eth0                            | ip      | fe80::1
          ip      | ::ffff:192.0.2.1                        | ip      | 192.0.2.1
          ip      | ::FFFF:C000:0201                        | ip      | 192.0.2.1
          user    | User017@Contoso.example                 | user    | user017@contoso.example
          user    | CONTOSO\\User017                        | user    | contoso\\user017
          host    | WEB-01.Contoso.Example.                 | host    | web-01.contoso.example
          host    | \\\\WEB-01                              | host    | web-01
          host    | 10.0.0.5                                | ip      | 10.0.0.5
          domain  | Evil[.]Example.                         | domain  | evil.example
          domain  | bücher.example                          | domain  | xn--bcher-kva.example
          domain  | 10.0.0.5                                | ip      | 10.0.0.5
          hash    | MD5=44D88612FEA8A8F36DE82E1278ABB02F    | hash    | 44d88612fea8a8f36de82e1278abb02f
          email   | <Alice@Contoso.example>                 | email   | alice@contoso.example
          url     | hxxps://Evil[.]Example:443/A?b=C#top    | url     | https://evil.example/A?b=C
          url     | HTTP://evil.example:80/                 | url     | http://evil.example
          url     | evil.example/x                          | url     | evil.example/x
          process | C:\\Windows\\System32\\CMD.exe          | process | cmd.exe
          process | /usr/bin/ssh                            | process | ssh
          """)
  void one_thing_has_one_name(String kind, String written, String named, String value) {
    assertThat(EntityName.of(EntityKind.named(kind).orElseThrow(), written))
        .contains(new EntityName(EntityKind.named(named).orElseThrow(), value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ip     | -
          ip     | 127.0.0.1
          ip     | ::1
          ip     | 999.1.1.1
          ip     | not an address
          user   | NT AUTHORITY\\SYSTEM
          user   | N/A
          host   | localhost
          host   | two words
          domain | CONTOSO
          domain | a..b
          hash   | 44d88612
          email  | nobody
          url    | /only/a/path
          """)
  void what_names_nothing_is_no_entity(String kind, String written) {
    assertThat(EntityName.of(EntityKind.named(kind).orElseThrow(), written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\uD800b", ""})
  void what_cannot_be_kept_as_text_is_no_entity(String written) {
    assertThat(EntityName.readings(written)).isEmpty();
  }

  @Test
  void what_is_too_long_is_no_entity() {
    assertThat(EntityName.of(EntityKind.USER, "x".repeat(2_001))).isEmpty();
    assertThat(EntityName.of(EntityKind.USER, "ü".repeat(1_500))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EntityName(EntityKind.USER, "x".repeat(2_001)));
  }

  @Test
  void one_cell_may_name_several() {
    var md5 = "44d88612fea8a8f36de82e1278abb02f";
    var sha1 = "3395856ce81f2b7382dee72602f798b642f14140";
    assertThat(EntityName.allOf(EntityKind.HASH, "MD5=" + md5 + ",SHA1=" + sha1))
        .extracting(EntityName::value)
        .containsExactly(md5, sha1);
    assertThat(EntityName.allOf(EntityKind.EMAIL, "a@x.example; b@y.example")).hasSize(2);
  }

  @Test
  void a_text_without_a_kind_is_read_every_way_it_can_be() {
    assertThat(EntityName.readings("Alice@contoso.example"))
        .extracting(EntityName::kind)
        .contains(EntityKind.USER, EntityKind.EMAIL)
        .doesNotContain(EntityKind.IP, EntityKind.HASH);
  }
}
