package com.socmate.adapters.notification.mail;

import com.socmate.adapters.notification.Wording;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/// One message, in plain text and in HTML without pictures. Tries of one telling carry the same
/// identifier, and all of a schedule point to the same beginning, so that readers show them as one
/// thread.
final class Letter extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String identifier;

  private Letter(Session session, String identifier) {
    super(session);
    this.identifier = identifier;
  }

  /// Who gets it, and where it belongs.
  ///
  /// @param key the same for every try
  /// @param thread the same for everything that belongs together
  record Envelope(String from, String to, String name, String key, String thread, Date sentAt) {}

  static Letter of(Session session, Envelope envelope, Wording words)
      throws MessagingException, UnsupportedEncodingException {
    var letter = new Letter(session, "<" + envelope.key() + ">");
    letter.setFrom(new InternetAddress(envelope.from(), "SoCMate", UTF_8));
    var to = new InternetAddress(envelope.to(), envelope.name(), UTF_8);
    to.validate();
    letter.setRecipient(Message.RecipientType.TO, to);
    letter.setSubject(words.title(), UTF_8);
    letter.setSentDate(envelope.sentAt());
    letter.setHeader("References", "<" + envelope.thread() + ">");
    letter.setHeader("In-Reply-To", "<" + envelope.thread() + ">");
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.setContent(alternatives(words));
    letter.saveChanges();
    return letter;
  }

  private static MimeMultipart alternatives(Wording words) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(LetterText.plain(words), UTF_8, "plain");
    var html = new MimeBodyPart();
    html.setText(LetterText.html(words), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", identifier);
  }
}
