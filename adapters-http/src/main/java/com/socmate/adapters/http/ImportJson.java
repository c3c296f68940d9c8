package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Violation;
import com.socmate.application.schedule.ImportSchedules;
import com.socmate.domain.schedule.Schedule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of a document of schedules, item by item.
record ImportJson(boolean dryRun, int created, int updated, List<Item> items) {

  /// One item as it was read: something to make, something that is there already, or nonsense.
  record Read(
      String name,
      Optional<ImportSchedules.Item> item,
      List<ScheduleChanges.Change> changes,
      List<Violation> errors,
      List<String> notes) {
    static Read of(String name, ImportSchedules.Item item) {
      return new Read(name, Optional.of(item), List.of(), List.of(), List.of());
    }

    static Read revising(
        String name, ImportSchedules.Item item, List<ScheduleChanges.Change> changes) {
      return new Read(name, Optional.of(item), changes, List.of(), List.of());
    }

    static Read existing(String name) {
      return new Read(name, Optional.empty(), List.of(), List.of(), List.of());
    }

    Read noting(List<String> lost) {
      return new Read(name, item, changes, errors, lost);
    }

    static Read wrong(String name, List<Violation> errors) {
      return new Read(name, Optional.empty(), List.of(), errors, List.of());
    }

    private boolean revises() {
      return item.filter(ImportSchedules.Item.Revised.class::isInstance).isPresent();
    }
  }

  /// @param notes what of a foreign rule was carried otherwise, or not at all
  /// @param changes what of an existing schedule is, or would be, otherwise than it was
  /// @param result `created`, `would_create`, `updated`, `would_update`, `exists`, `invalid` or
  ///   `left_out`
  record Item(
      int index,
      String name,
      String result,
      @Nullable String id,
      List<ScheduleChanges.Change> changes,
      List<Violation> errors,
      List<String> notes) {}

  /// Nothing was made: it was only asked for, or something else in the document is wrong.
  static ImportJson planned(List<Read> all, boolean dryRun) {
    var items = new ArrayList<Item>();
    for (var read : all) {
      var wish = read.revises() ? "would_update" : "would_create";
      items.add(item(items.size(), read, dryRun ? wish : "left_out", null));
    }
    return new ImportJson(dryRun, 0, 0, items);
  }

  /// @param made one for each item that was to be made
  static ImportJson done(List<Read> all, List<Optional<Schedule>> made) {
    Iterator<Optional<Schedule>> next = made.iterator();
    var items = new ArrayList<Item>();
    int created = 0;
    int updated = 0;
    for (var read : all) {
      var schedule = read.item().isPresent() ? next.next() : Optional.<Schedule>empty();
      created += schedule.isPresent() && !read.revises() ? 1 : 0;
      updated += schedule.isPresent() && read.revises() ? 1 : 0;
      var done = read.revises() ? "updated" : "created";
      items.add(
          item(
              items.size(),
              read,
              schedule.isPresent() ? done : "left_out",
              schedule.map(it -> it.id().value()).orElse(null)));
    }
    return new ImportJson(false, created, updated, items);
  }

  private static Item item(int index, Read read, String wanted, @Nullable String id) {
    if (!read.errors().isEmpty()) {
      return new Item(index, read.name(), "invalid", null, List.of(), read.errors(), read.notes());
    }
    return new Item(
        index,
        read.name(),
        read.item().isPresent() ? wanted : "exists",
        id,
        read.changes(),
        List.of(),
        read.notes());
  }
}
