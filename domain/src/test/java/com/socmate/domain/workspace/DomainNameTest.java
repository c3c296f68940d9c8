package com.socmate.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
  @ParameterizedTest
  @CsvSource({
    "acme.example.com, acme.example.com",
    "ACME.Example.COM., acme.example.com",
    "' acme.example.com ', acme.example.com",
    "bücher.example, xn--bcher-kva.example"
  })
  void a_name_is_read_as_people_write_it(String written, String name) {
    assertThat(DomainName.parse(written).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "[::1]",
        "acme..example",
        "-acme.example",
        "acme.example:8080",
        "https://acme.example",
        "acme.example/path",
        "a b.example",
        "acme.example\u0000",
        "user@acme.example",
        "com",
        "*.acme.example"
      })
  void nothing_else_is_a_name(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DomainName.parse(text));
  }
}
