package com.socmate.domain.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Which addresses are on the public network, by the registries of special-purpose addresses (RFC
/// 6890 and what came after). Java's own tests call unique-local, shared, benchmarking, translated
/// and reserved addresses public, so none of them is used here.
public final class GlobalAddresses {
  private static final List<Block> NOT_GLOBAL_V4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /// All of IPv6 that is handed out; unique-local, link-local, multicast, mapped, compatible and
  /// translated addresses lie outside.
  private static final Block GLOBAL_V6 = Block.parse("2000::/3");

  private static final List<Block> NOT_GLOBAL_V6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private GlobalAddresses() {}

  public static boolean contain(InetAddress address) {
    return address instanceof Inet4Address
        ? isInNone(NOT_GLOBAL_V4, address)
        : GLOBAL_V6.contains(address) && isInNone(NOT_GLOBAL_V6, address);
  }

  /// This machine itself: 127.0.0.0/8 and ::1.
  public static boolean isLoopback(InetAddress address) {
    return address.isLoopbackAddress();
  }

  private static boolean isInNone(List<Block> blocks, InetAddress address) {
    return blocks.stream().noneMatch(block -> block.contains(address));
  }

  private static List<Block> blocks(String... texts) {
    return List.of(texts).stream().map(Block::parse).toList();
  }

  /// Addresses that begin with the same bits.
  private record Block(InetAddress first, int bits) {
    static Block parse(String text) {
      var parts = text.split("/", 2);
      return new Block(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    boolean contains(InetAddress address) {
      byte[] mine = first.getAddress();
      byte[] its = address.getAddress();
      if (mine.length != its.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
