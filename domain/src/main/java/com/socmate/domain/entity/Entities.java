package com.socmate.domain.entity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;

/// Finds the entities of a text without asking anybody: the same text always has the same ones. No
/// character belongs to two, and what is written defanged is found as well.
public final class Entities {
  private final String original;
  private final Refanged refanged;
  private final String text;
  private final BitSet claimed = new BitSet();
  private final List<Entity> found = new ArrayList<>();

  private Entities(String original) {
    this.original = original;
    this.refanged = new Refanged(original);
    this.text = refanged.text();
  }

  /// The entities of `text` in the order in which they stand.
  public static List<Entity> in(String text) {
    return new Entities(text).find();
  }

  private List<Entity> find() {
    for (EntityPattern kind : EntityPattern.IN_ORDER) {
      Matcher matcher = kind.pattern().matcher(text);
      while (matcher.find()) {
        claim(kind, matcher);
      }
    }
    found.sort(Comparator.comparingInt(entity -> entity.span().start()));
    return List.copyOf(found);
  }

  private void claim(EntityPattern kind, Matcher matcher) {
    int group = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
    int start = matcher.start(group);
    int end = trimmedEnd(kind, start, matcher.end(group));
    int taken = claimed.nextSetBit(start);
    String candidate = text.substring(start, end);
    if ((taken >= 0 && taken < end) || candidate.isEmpty() || !kind.accepts().test(candidate)) {
      return;
    }
    claimed.set(start, end);
    found.add(entity(kind, start, end, candidate));
  }

  private Entity entity(EntityPattern kind, int start, int end, String candidate) {
    int from = refanged.origin(start);
    int to = refanged.origin(end);
    return new Entity(
        kind.type(),
        kind.usualForm().apply(candidate),
        TextSpan.ofChars(original, from, to),
        original.substring(from, to),
        kind.confidence());
  }

  /// A sentence's punctuation does not belong to the address it ends with.
  private int trimmedEnd(EntityPattern kind, int start, int end) {
    if (kind.type() != EntityType.URL) {
      return end;
    }
    int last = end;
    while (last > start && ".,;:!?)]}'\"".indexOf(text.charAt(last - 1)) >= 0) {
      boolean closesOwnBracket =
          text.charAt(last - 1) == ')' && text.substring(start, last).indexOf('(') >= 0;
      if (closesOwnBracket) {
        break;
      }
      last--;
    }
    return last;
  }
}
