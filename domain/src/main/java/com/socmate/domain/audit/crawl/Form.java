package com.socmate.domain.audit.crawl;

import com.socmate.domain.audit.page.Tag;
import com.socmate.domain.audit.page.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A form as it stands in a page.
///
/// @param action as it is written; empty where the page itself is meant
/// @param method in lower case
public record Form(String action, String method, List<Field> fields, String words) {
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|\\z)");
  private static final Pattern FORM = Pattern.compile("(?is)<form\\b.*?(?:</form|\\z)");
  private static final Pattern TOKEN =
      Pattern.compile("(?i).*(csrf|xsrf|token|nonce|authenticity|verification|state).*");

  public Form {
    fields = List.copyOf(fields);
  }

  /// @param type in lower case
  public record Field(String name, String type, String value) {
    boolean isButton() {
      return type.equals("submit") || type.equals("button") || type.equals("reset");
    }
  }

  public static List<Form> of(String page) {
    List<Form> forms = new ArrayList<>();
    var text = COMMENT.matcher(page).replaceAll("");
    var matcher = FORM.matcher(text);
    while (matcher.find()) {
      forms.add(of(Tags.of(matcher.group())));
    }
    return List.copyOf(forms);
  }

  private static Form of(List<Tag> tags) {
    var form = tags.getFirst();
    List<Field> fields = new ArrayList<>();
    var words = new StringBuilder(value(form, "id")).append(' ').append(value(form, "name"));
    for (Tag tag : tags) {
      if (tag.is("button") || value(tag, "type").equals("submit")) {
        words.append(' ').append(tag.text()).append(' ').append(value(tag, "value"));
      }
      if (tag.is("input") || tag.is("textarea") || tag.is("select")) {
        fields.add(field(tag));
      }
    }
    var method = value(form, "method").toLowerCase(Locale.ROOT);
    return new Form(
        value(form, "action").strip(), method.isEmpty() ? "get" : method, fields, words.toString());
  }

  private static Field field(Tag tag) {
    var type = tag.is("input") ? value(tag, "type").toLowerCase(Locale.ROOT) : tag.name();
    return new Field(value(tag, "name"), type.isEmpty() ? "text" : type, value(tag, "value"));
  }

  private static String value(Tag tag, String attribute) {
    return tag.attribute(attribute).orElse("");
  }

  public boolean isGet() {
    return method.equals("get");
  }

  public boolean has(String type) {
    return fields.stream().anyMatch(it -> it.type().equals(type));
  }

  /// Whether something in it is known to the site's own pages only.
  public boolean hasToken() {
    return fields.stream()
        .anyMatch(it -> it.type().equals("hidden") && TOKEN.matcher(it.name()).matches());
  }

  /// Whether to fill it in with GET does nothing.
  public boolean isHarmless() {
    return isGet() && !has("password") && !has("file") && !Untouchable.says(words);
  }

  /// The query that it makes as it stands.
  public List<Parameter> parameters() {
    return fields.stream()
        .filter(it -> !it.name().isEmpty() && !it.isButton())
        .map(it -> new Parameter(it.name(), it.value().isEmpty() ? "1" : it.value()))
        .toList();
  }
}
