package com.socmate.cli.catalogue;

import com.socmate.cli.catalogue.Field.Kind;
import com.socmate.cli.catalogue.Field.Place;
import com.socmate.cli.output.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One call of the API as a command. A test holds it against the API's document.
///
/// @param path with the names of its places as the API's document has them
public record Call(
    String name,
    String method,
    String path,
    String says,
    List<Field> fields,
    Shape shape,
    List<String> examples)
    implements Entry {

  public Call {
    fields = List.copyOf(fields);
    examples = List.copyOf(examples);
  }

  /// The places in the path, in their order.
  public List<Part> parts() {
    return Part.of(path);
  }

  static Call get(String name, String path, String says) {
    return new Call(name, "GET", path, says, List.of(), new Shape.One(""), List.of());
  }

  static Call post(String name, String path, String says) {
    return new Call(name, "POST", path, says, List.of(), new Shape.One(""), List.of());
  }

  static Call put(String name, String path, String says) {
    return new Call(name, "PUT", path, says, List.of(), new Shape.One(""), List.of());
  }

  static Call patch(String name, String path, String says) {
    return new Call(name, "PATCH", path, says, List.of(), new Shape.One(""), List.of());
  }

  static Call delete(String name, String path, String says) {
    return new Call(name, "DELETE", path, says, List.of(), new Shape.Done("Deleted."), List.of());
  }

  /// Narrows what is answered.
  Call filter(String name, String says, String... values) {
    return with(new Field(name, Place.QUERY, Kind.TEXT, says, Arrays.asList(values)));
  }

  Call filterFlag(String name, String says) {
    return with(new Field(name, Place.QUERY, Kind.FLAG, says, List.of()));
  }

  /// What must be said, and needs no name.
  Call asks(Place place, String name, String says) {
    return with(new Field(name, place, Kind.ARGUMENT, says, List.of()));
  }

  Call text(String name, String says, String... values) {
    return with(new Field(name, Place.BODY, Kind.TEXT, says, Arrays.asList(values)));
  }

  Call number(String name, String says) {
    return with(new Field(name, Place.BODY, Kind.NUMBER, says, List.of()));
  }

  Call flag(String name, String says) {
    return with(new Field(name, Place.BODY, Kind.FLAG, says, List.of()));
  }

  Call list(String name, String says, String... values) {
    return with(new Field(name, Place.BODY, Kind.LIST, says, Arrays.asList(values)));
  }

  /// Only if nobody changed it meanwhile.
  Call guarded() {
    return with(
        new Field(
            "If-Match",
            Place.HEADER,
            Kind.TEXT,
            "only if this ETag is still that of the thing; else exit code 5",
            List.of()));
  }

  Call with(Field field) {
    var more = new ArrayList<>(fields);
    more.add(field);
    return new Call(name, method, path, says, more, shape, examples);
  }

  Call with(List<Field> several) {
    var call = this;
    for (var field : several) {
      call = call.with(field);
    }
    return call;
  }

  Call rows(String member, String columns) {
    return shaped(new Shape.Rows(member, Column.of(columns), Shape.Paging.OFFSET));
  }

  Call allRows(String member, String columns) {
    return shaped(new Shape.Rows(member, Column.of(columns), Shape.Paging.WHOLE));
  }

  Call one(String member) {
    return shaped(new Shape.One(member));
  }

  Call done(String sentence) {
    return shaped(new Shape.Done(sentence));
  }

  Call document() {
    return shaped(new Shape.Document());
  }

  Call starts(Shape.Work work, String member) {
    return shaped(new Shape.Started(work, member));
  }

  Call shaped(Shape other) {
    return new Call(name, method, path, says, fields, other, examples);
  }

  /// A line somebody may type, behind `./socmate`.
  Call example(String line) {
    var more = new ArrayList<>(examples);
    more.add(line);
    return new Call(name, method, path, says, fields, shape, more);
  }

  /// Whether it takes a body, which then may stand in a file.
  public boolean hasBody() {
    return fields.stream().anyMatch(it -> it.place() == Place.BODY);
  }
}
