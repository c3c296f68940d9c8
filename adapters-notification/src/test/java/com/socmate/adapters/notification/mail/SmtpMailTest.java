package com.socmate.adapters.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.socmate.adapters.notification.Tellings;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.application.settings.Environment;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.User;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpMailTest {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void listen() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void it_says_in_the_subject_what_is_new() throws Exception {
    assertThat(send("Ada", Tellings.usual())).isInstanceOf(Told.Taken.class);
    assertThat(received().getSubject()).isEqualTo(Tellings.TITLE);
    assertThat(received().getAllRecipients()).hasSize(1);
    assertThat(received().getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void the_text_alone_tells_everything() throws Exception {
    send("Ada", Tellings.usual());
    assertThat(part(0))
        .contains("42 failed sign-ins from 192.0.2.7")
        .contains("3 new, 1 still there, 2 gone.")
        .contains("https://soc.example/sessions/sess_today1")
        .contains("You own the schedule.");
    assertThat(part(1))
        .contains("42 failed sign-ins")
        .doesNotContain("<img")
        .doesNotContain("src=");
  }

  @Test
  void tries_of_one_telling_have_one_id_and_a_schedule_is_one_thread() throws Exception {
    send("Ada", Tellings.usual());
    send("Ada", Tellings.usual());
    var all = server.getReceivedMessages();
    assertThat(all).hasSize(2);
    for (var each : all) {
      assertThat(each.getMessageID()).isEqualTo("<dlv_first1@soc.example>");
      assertThat(each.getHeader("References")).containsExactly("<sch_daily1@soc.example>");
    }
  }

  @Test
  void line_breaks_in_names_and_titles_make_no_headers() throws Exception {
    send(
        "Ada\r\nBcc: everybody@evil.example",
        Tellings.of("Clear\r\nBcc: everybody@evil.example\r\n\r\nBody", "x\r\n.\r\nQUIT", 0));
    var message = received();
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getSubject()).isEqualTo("Clear  Bcc: everybody@evil.example    Body");
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void html_and_marks_of_direction_arrive_as_text() throws Exception {
    send("Ada", Tellings.of("<script>alert(1)</script>", "\u202Egnp.exe <img src=x>\u0000", 0));
    assertThat(part(1))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("⟨U+202E⟩gnp.exe &lt;img src=x&gt;⟨U+0000⟩")
        .doesNotContain("<script")
        .doesNotContain("<img");
  }

  @Test
  void what_was_counted_instead_of_told_is_said() throws Exception {
    send("Ada", Tellings.of("Failed (1 of 5) – Check", "The query took too long.", 3));
    assertThat(part(0)).contains("The same happened 3 times more since you were last told of it.");
  }

  @Test
  void a_server_that_is_away_is_tried_again_and_an_address_that_is_none_is_not() {
    assertThat(mail().send(user("Ada", "no address"), Tellings.usual()))
        .isInstanceOf(Told.Never.class);
    var mail = mail();
    server.stop();
    assertThat(mail.send(user("Ada", "ada@soc.example"), Tellings.usual()))
        .isInstanceOf(Told.NotNow.class);
  }

  @Test
  void settings_say_what_is_wrong_with_them() {
    assertThat(SmtpSettings.from(new Environment(Map.of()))).isEmpty();
    var settings =
        SmtpSettings.from(
                new Environment(
                    Map.of(
                        "SOCMATE_SMTP_HOST", "mail.example", "SOCMATE_SMTP_FROM", "soc@example")))
            .orElseThrow();
    assertThat(settings.port()).isEqualTo(587);
    assertThat(settings.security()).isEqualTo(SmtpSettings.Security.STARTTLS);
  }

  private Told send(String name, Telling telling) {
    return mail().send(user(name, "ada@soc.example"), telling);
  }

  private SmtpMail mail() {
    return new SmtpMail(
        new SmtpSettings(
            "127.0.0.1",
            server.getSmtp().getPort(),
            SmtpSettings.Security.NONE,
            Optional.empty(),
            "",
            "socmate@soc.example",
            Duration.ofSeconds(5)),
        Optional.of(URI.create("https://soc.example")));
  }

  private static User user(String name, String email) {
    return new User(Fixtures.IDS.user(), email, name, Set.of(Role.ANALYST), ZoneOffset.UTC);
  }

  private MimeMessage received() {
    return server.getReceivedMessages()[0];
  }

  private String part(int number) throws Exception {
    return (String) ((Multipart) received().getContent()).getBodyPart(number).getContent();
  }
}
