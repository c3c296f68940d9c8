package com.socmate.application.investigation.wording;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A question in words, read the same way every time: what it names, how far it looks back, how
/// many is too many, and of what it counts.
///
/// @param original the words as they were written
/// @param text the same in lower case with single spaces and digits for number words
public record Wording(
    String original,
    String text,
    Mentions mentions,
    TimeWords times,
    List<Threshold> thresholds,
    List<Subject> keys) {
  public Wording {
    thresholds = List.copyOf(thresholds);
    keys = List.copyOf(keys);
  }

  public static Wording of(String question) {
    var text = PlainWords.of(question);
    var mentions = Mentions.in(text);
    var withoutNames = mentions.masked(text);
    var times = TimeWords.in(withoutNames);
    var withoutTimes = times.masked(withoutNames);
    return new Wording(
        question,
        text,
        mentions,
        times,
        ThresholdWords.in(withoutTimes),
        KeyWords.in(withoutTimes));
  }

  public boolean says(Pattern words) {
    return words.matcher(text).find();
  }

  /// The first number that counts something of these kinds, or of no kind that is known.
  public Optional<Threshold> threshold(Collection<Subject> counted) {
    return thresholds.stream()
        .filter(it -> it.of().isEmpty() || counted.contains(it.of().get()))
        .findFirst();
  }

  /// The limits the words set besides this one.
  public List<Threshold> limitsBeside(Optional<Threshold> used) {
    return thresholds.stream()
        .filter(it -> !it.implied() && !used.equals(Optional.of(it)))
        .toList();
  }
}
