package com.socmate.domain.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seen from 203.0.113.7 today                   | ip              | 203.0.113.7
          seen from 203[.]0[.]113[.]7.                  | ip              | 203.0.113.7
          on 2001:db8::1, twice                         | ip              | 2001:db8::1
          via ::ffff:192.0.2.1                          | ip              | ::ffff:192.0.2.1
          all of 198.51.100.0/24                        | cidr            | 198.51.100.0/24
          all of 2001:db8::/32                          | cidr            | 2001:db8::/32
          User017@Contoso.example signed in             | account         | user017@contoso.example
          user017[at]contoso[dot]example                | account         | user017@contoso.example
          beacons to evil.example.                      | domain          | evil.example
          beacons to evil[.]example                     | domain          | evil.example
          (see https://evil.example/a?b=c.)             | url             | https://evil.example/a?b=c
          hxxps://evil[.]example/x                      | url             | https://evil.example/x
          MD5 44D88612FEA8A8F36DE82E1278ABB02F          | hash            | 44d88612fea8a8f36de82e1278abb02f
          dropped invoice_2026.pdf.js to disk           | file            | invoice_2026.pdf.js
          wrote C:\\Users\\Public\\run.bat              | file            | C:\\Users\\Public\\run.bat
          read /etc/shadow                              | file            | /etc/shadow
          started Rundll32.EXE                          | process         | rundll32.exe
          used mimikatz                                 | process         | mimikatz
          on SRV-DC01 only                              | host            | SRV-DC01
          on host web-07                                | host            | web-07
          id 6f9619ff-8b86-d011-b42d-00c04fc964ff       | guid            | 6f9619ff-8b86-d011-b42d-00c04fc964ff
          EventID 4625 seen                             | event_id        | 4625
          event 7045 seen                               | event_id        | 7045
          with LogonType 10                             | logon_type      | 10
          (error 50057)                                 | error_code      | 50057
          denied (403)                                  | status_code     | 403
          to port 4444                                  | port            | 4444
          technique T1110.003                           | technique       | T1110.003
          exploits cve-2021-44228                       | cve             | CVE-2021-44228
          in SigninLogs                                 | table           | SigninLogs
          in MyApp_CL                                   | table           | MyApp_CL
          to the Azure Portal                           | app             | Azure Portal
          became Global Administrator                   | role            | Global Administrator
          members of the Finance group                  | group           | Finance
          added to Domain Admins                        | group           | Domain Admins
          with SMTP AUTH                                | protocol        | SMTP AUTH
          with -EncodedCommand                          | command_line    | -EncodedCommand
          the 'Require MFA' policy                      | named           | Require MFA
          incident 48213                                | incident        | 48213
          """)
  void what_is_named_is_found_in_its_usual_form(String text, String type, String value) {
    assertThat(Entities.in(text))
        .extracting(entity -> entity.type().wireName() + " " + entity.value())
        .contains(type + " " + value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version 10.0.19041.1288 was installed",
        "build 1.2.3.4.5",
        "256.1.1.1",
        "at 10:30:45 sharp",
        "mac 00:11:22:33:44:55",
        "e.g. this, i.e. that",
        "and/or more than 5 in 24 hours",
        "add be cafe face",
        "more than 4625 attempts",
        "the last 5 sign-ins",
        "Heartbeats and updates",
        "UTF-8 and SHA-256"
      })
  void what_only_looks_like_an_identifier_is_left_alone(String text) {
    assertThat(Entities.in(text)).isEmpty();
  }

  @Test
  void a_span_counts_code_points_of_the_text_as_written() {
    String text = "🔥🔥 203[.]0[.]113[.]7 🔥 user017@contoso.example";
    List<Entity> entities = Entities.in(text);
    assertThat(entities).hasSize(2);
    assertThat(entities.get(0).span()).isEqualTo(new TextSpan(3, 20));
    assertThat(entities).allSatisfy(it -> assertThat(it.span().in(text)).isEqualTo(it.text()));
    assertThat(entities.get(0).text()).isEqualTo("203[.]0[.]113[.]7");
  }

  @Test
  void nothing_belongs_to_two_entities() {
    List<Entity> entities =
        Entities.in("https://203.0.113.7/evil.exe user017@contoso.example 198.51.100.0/24");
    assertThat(entities)
        .extracting(Entity::type)
        .containsExactly(EntityType.URL, EntityType.ACCOUNT, EntityType.CIDR);
  }

  @Test
  void long_hostile_text_is_read_to_its_end() {
    String text =
        "a".repeat(20_000)
            + " "
            + "1.".repeat(10_000)
            + " "
            + "[.]".repeat(5_000)
            + ":".repeat(9_000)
            + " \\\\x".repeat(3_000)
            + " 203.0.113.7";
    assertThat(Entities.in(text)).extracting(Entity::value).contains("203.0.113.7");
  }
}
