package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import com.socmate.application.port.LogWorkspace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every kind of question that can be compiled.
public final class IntentLibrary {
  private static final Pattern WORD = Pattern.compile("[a-z]{4,}");
  private final List<Intent> intents;
  private final Map<String, String> examples = new ConcurrentHashMap<>();

  public IntentLibrary(LogWorkspace workspace) {
    intents =
        Stream.concat(
                Stream.of(
                    new PastedKql(workspace),
                    new FailedSignIns(),
                    new LateralMovement(),
                    new AuditCompleteness(),
                    new EntityTimeline(),
                    new ProcessHunt()),
                Stream.of(
                        SignInKinds.all(),
                        WindowsKinds.all(),
                        DirectoryKinds.all(),
                        NetworkKinds.all(),
                        DnsKinds.all(),
                        CloudKinds.all(),
                        HealthKinds.all(),
                        SysmonKinds.all(),
                        LinuxKinds.all())
                    .flatMap(List::stream)
                    .map(EventCount::new))
            .toList();
  }

  public List<Intent> all() {
    return intents;
  }

  public Optional<Intent> named(String name) {
    return intents.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /// The intent the words fit best; empty if they fit none.
  public Optional<Intent> best(Wording words) {
    return intents.stream()
        .map(it -> new Fit(it, it.fit(words)))
        .filter(it -> it.degree() > 0)
        .max(Comparator.comparingInt(Fit::degree))
        .map(Fit::intent);
  }

  private record Fit(Intent intent, int degree) {}

  /// The intent whose example shares most words with the question, for a hint.
  public Intent closest(Wording words) {
    return intents.stream()
        .max(Comparator.comparingLong(it -> shared(it, words)))
        .filter(it -> shared(it, words) > 0)
        .orElseGet(() -> named(FailedSignIns.NAME).orElseThrow());
  }

  private long shared(Intent intent, Wording words) {
    var example = examples.computeIfAbsent(intent.example(), it -> Wording.of(it).text());
    return WORD.matcher(words.text())
        .results()
        .map(it -> it.group().substring(0, 4))
        .distinct()
        .filter(example::contains)
        .count();
  }
}
