package com.socmate.adapters.audit.dns;

import com.socmate.adapters.audit.net.Dialer;
import com.socmate.domain.audit.observed.Dns.Answer;
import com.socmate.domain.audit.observed.Dns.Security;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// Questions and their answers, each asked once and held against its signatures from the trust
/// anchors down.
final class Lookups {
  private static final int MOST_QUESTIONS = 60;

  private final GuardResolver direct;
  private final ValidatingResolver validating;
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  Lookups(Dialer dialer, List<String> anchors) throws IOException {
    this.direct = new GuardResolver(dialer);
    this.validating = new ValidatingResolver(new GuardResolver(dialer));
    validating.loadTrustAnchors(
        new ByteArrayInputStream(
            (String.join("\n", anchors) + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  List<Answer> all() {
    return List.copyOf(answers.values());
  }

  Answer ask(String name, String type) {
    return answers.computeIfAbsent(name + " " + type, _ -> answer(name, type));
  }

  private Answer answer(String name, String type) {
    if (answers.size() >= MOST_QUESTIONS) {
      return failed(name, type, "The budget of questions is spent.");
    }
    try {
      var question =
          Message.newQuery(
              Record.newRecord(Name.fromString(name + "."), Type.value(type), DClass.IN));
      var answer = validating.send(question);
      if (answer.getRcode() != Rcode.SERVFAIL) {
        boolean proved = answer.getHeader().getFlag(Flags.AD);
        return read(answer, name, type, proved ? Security.SECURE : Security.INSECURE, "");
      }
      var unchecked = direct.send(question);
      boolean bogus = unchecked.getRcode() != Rcode.SERVFAIL;
      return read(unchecked, name, type, bogus ? Security.BOGUS : Security.UNKNOWN, reason(answer));
    } catch (IOException | RuntimeException e) {
      return failed(name, type, String.valueOf(e.getMessage()));
    }
  }

  private static Answer failed(String name, String type, String why) {
    return new Answer(name, type, "FAILED", Security.UNKNOWN, List.of(), why);
  }

  private static Answer read(
      Message message, String name, String type, Security security, String note) {
    List<String> records = new ArrayList<>();
    for (Record record : message.getSection(Section.ANSWER)) {
      if (record.getType() == Type.value(type)) {
        records.add(text(record));
      }
    }
    records.sort(null);
    return new Answer(name, type, Rcode.string(message.getRcode()), security, records, note);
  }

  private static String text(Record record) {
    return record instanceof TXTRecord texts
        ? String.join("", texts.getStrings())
        : record.rdataToString();
  }

  /// Why the validator did not believe the answer.
  private static String reason(Message answer) {
    return answer.getSection(Section.ADDITIONAL).stream()
        .filter(TXTRecord.class::isInstance)
        .map(Lookups::text)
        .findFirst()
        .orElse("");
  }
}
