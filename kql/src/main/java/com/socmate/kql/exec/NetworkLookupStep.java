package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.ValueText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// Finds the networks that hold the address of each row.
final class NetworkLookupStep {
  private final Executor executor;
  private final Plan.NetworkLookup plan;

  NetworkLookupStep(Executor executor, Plan.NetworkLookup plan) {
    this.executor = executor;
    this.plan = plan;
  }

  /// A network as the bits its addresses begin with.
  private record Network(long prefix, long mask) {
    boolean holds(long address) {
      return (address & mask) == prefix;
    }
  }

  Batches batches() {
    Batch networks = executor.one(plan.networks());
    Column texts = executor.evaluator.column(plan.network(), networks);
    List<Network> known = new ArrayList<>();
    for (int row = 0; row < networks.rows(); row++) {
      known.add(network(ValueText.of(texts.get(row))));
    }
    return new MappedStep(
        executor.run, executor.open(plan.input()), batch -> look(batch, networks, known));
  }

  private Batch look(Batch batch, Batch networks, List<Network> known) {
    StringColumn addresses = (StringColumn) executor.evaluator.column(plan.address(), batch);
    int[] left = new int[Math.max(16, batch.rows())];
    int[] right = new int[left.length];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      OptionalLong address = address(addresses.getString(row));
      boolean found = false;
      for (int i = 0; i <= known.size(); i++) {
        boolean last = i == known.size();
        boolean match = !last && address.isPresent() && known.get(i).holds(address.getAsLong());
        if (match || (last && !found && plan.unmatched())) {
          if (count == left.length) {
            left = Arrays.copyOf(left, count * 2);
            right = Arrays.copyOf(right, count * 2);
          }
          left[count] = row;
          right[count++] = last ? -1 : i;
          found = true;
        }
      }
    }
    List<Column> columns = new ArrayList<>(batch.gather(left, count).columns());
    columns.addAll(networks.gather(right, count).columns());
    return new Batch(columns, count);
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    OptionalLong address = address(slash < 0 ? text : text.substring(0, slash));
    int bits = slash < 0 ? 32 : bits(text.substring(slash + 1).strip());
    if (address.isEmpty() || bits < 0 || bits > 32) {
      return new Network(-1, 0);
    }
    long mask = bits == 0 ? 0 : (0xFFFFFFFFL << (32 - bits)) & 0xFFFFFFFFL;
    return new Network(address.getAsLong() & mask, mask);
  }

  private static int bits(String text) {
    boolean number =
        !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(Character::isDigit);
    return number ? Integer.parseInt(text) : -1;
  }

  private static OptionalLong address(String text) {
    String[] parts = text.strip().split("\\.", -1);
    long address = 0;
    if (parts.length != 4) {
      return OptionalLong.empty();
    }
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return OptionalLong.empty();
      }
      int octet = Integer.parseInt(part);
      if (octet > 255) {
        return OptionalLong.empty();
      }
      address = address << 8 | octet;
    }
    return OptionalLong.of(address);
  }
}
