package com.socmate.adapters.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.notification.Wording;
import com.socmate.application.port.Telling;
import com.socmate.domain.notification.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a webhook is sent, in the form that its kind reads. Slack and Teams get our text only where
/// they do not interpret it as markup.
final class Payload {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SLACK_HEADER = 150;
  private static final int SLACK_TEXT = 3_000;

  private final Telling telling;
  private final Wording words;

  Payload(Telling telling, Wording words) {
    this.telling = telling;
    this.words = words;
  }

  String as(Webhook.Kind kind) {
    var body =
        switch (kind) {
          case STANDARD -> standard();
          case SLACK -> slack();
          case TEAMS -> teams();
        };
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A payload cannot be written.", e);
    }
  }

  private ObjectNode standard() {
    var news = telling.news();
    var body = JSON.createObjectNode();
    body.put("type", news.event().text());
    body.put("timestamp", news.createdAt().toString());
    var data = body.putObject("data");
    data.put("notification_id", news.id().value());
    data.put("title", words.title());
    data.put("body", String.join("\n", words.lines()));
    data.put("severity", news.severity().map(it -> lower(it.name())).orElse(null));
    data.put("schedule_id", news.schedule().map(Object::toString).orElse(null));
    data.put("session_id", news.session().map(Object::toString).orElse(null));
    data.put("repeats", telling.repeats());
    data.put("why", words.why());
    data.put("url", words.link().orElse(null));
    return body;
  }

  private ObjectNode slack() {
    var body = JSON.createObjectNode();
    body.put("text", escaped(words.title()));
    var blocks = body.putArray("blocks");
    var header = blocks.addObject().put("type", "header").putObject("text");
    plain(header, words.title(), SLACK_HEADER);
    if (!words.lines().isEmpty()) {
      var section = blocks.addObject().put("type", "section").putObject("text");
      plain(section, String.join("\n", words.lines()), SLACK_TEXT);
    }
    words
        .link()
        .ifPresent(link -> {
          var button = blocks.addObject().put("type", "actions").putArray("elements").addObject();
          button.put("type", "button").put("url", link);
          plain(button.putObject("text"), "Open in SoCMate", SLACK_HEADER);
        });
    var context = blocks.addObject().put("type", "context").putArray("elements").addObject();
    plain(context, String.join(" ", footer()), SLACK_TEXT);
    return body;
  }

  private static void plain(ObjectNode text, String words, int longest) {
    text.put("type", "plain_text");
    text.put("text", words.length() <= longest ? words : words.substring(0, longest - 1) + "…");
    text.put("emoji", false);
  }

  /// The one member that Slack reads as markup.
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private ObjectNode teams() {
    var body = JSON.createObjectNode();
    body.put("type", "message");
    var attachment = body.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    var card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    var blocks = card.putArray("body");
    run(blocks.addObject(), words.title()).put("weight", "Bolder").put("size", "Medium");
    words.lines().forEach(line -> run(blocks.addObject(), line));
    footer().forEach(line -> run(blocks.addObject(), line).put("isSubtle", true));
    words
        .link()
        .ifPresent(link ->
            card.putArray("actions")
                .addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "Open in SoCMate")
                .put("url", link));
    return body;
  }

  /// A run of text, unlike a block of it, is no Markdown.
  private static ObjectNode run(ObjectNode block, String text) {
    return block
        .put("type", "RichTextBlock")
        .putArray("inlines")
        .addObject()
        .put("type", "TextRun")
        .put("text", text);
  }

  private List<String> footer() {
    var lines = new ArrayList<String>();
    words.more().ifPresent(lines::add);
    lines.add(words.why());
    return lines;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
