package com.socmate.kql.function;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML as a property bag: attributes as `@name`, text beside them as `#text`, equal siblings as an
/// array. Document type definitions and outside entities are not read.
final class XmlParts {
  private static final int DEEPEST = 512;

  private XmlParts() {}

  static Value parse(String xml) {
    if (xml.isBlank()) {
      return Values.NULL;
    }
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      return read(factory.createXMLStreamReader(new StringReader(xml)));
    } catch (XMLStreamException notXml) {
      return Values.NULL;
    }
  }

  private static final class Element {
    private final String name;
    private final Map<String, Value> properties = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    Element(String name) {
      this.name = name;
    }

    Value toValue() {
      String content = text.toString().strip();
      if (properties.isEmpty()) {
        return content.isEmpty() ? Values.NULL : Values.of(content);
      }
      if (!content.isEmpty()) {
        properties.put("#text", Values.of(content));
      }
      return new Value.Bag(properties);
    }

    void put(String child, Value value) {
      Value known = properties.get(child);
      if (known == null) {
        properties.put(child, value);
      } else {
        List<Value> all = new ArrayList<>();
        if (known instanceof Value.Array(List<Value> items)) {
          all.addAll(items);
        } else {
          all.add(known);
        }
        all.add(value);
        properties.put(child, new Value.Array(all));
      }
    }
  }

  private static Value read(XMLStreamReader reader) throws XMLStreamException {
    Deque<Element> open = new ArrayDeque<>();
    open.push(new Element(""));
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() > DEEPEST) {
            return Values.NULL;
          }
          Element element = new Element(reader.getLocalName());
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.properties.put(
                "@" + reader.getAttributeLocalName(i), Values.of(reader.getAttributeValue(i)));
          }
          open.push(element);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          Element done = open.pop();
          open.element().put(done.name, done.toValue());
        }
        default -> {}
      }
    }
    return new Value.Bag(open.element().properties);
  }
}
