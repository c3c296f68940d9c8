package com.socmate.adapters.sentinel.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The organisation the logs tell of: its people, machines and addresses. All public addresses are
/// from the ranges kept for documentation; the addresses that stories use are never used by anybody
/// else.
final class World {
  static final String WORKSPACE = "5f2c7a10-0000-4000-a000-00000000c0de";
  static final String TENANT = "c0117050-0000-4000-a000-00000000e417";
  static final String DOMAIN = "CONTOSO";
  static final String VPN_EGRESS = "203.0.113.20";
  static final List<String> OFFICE_EGRESS = List.of("203.0.113.10", "203.0.113.11");
  static final int HOURS_EAST = 1;

  record Place(String city, String state, String country, double latitude, double longitude) {}

  /// Somebody with an account; `account` is the part before the `@`.
  record User(
      String account,
      String id,
      Machine workstation,
      String home,
      Place place,
      List<Machine> servers) {
    String principal() {
      return account + "@contoso.example";
    }

    String displayName() {
      return Character.toUpperCase(account.charAt(0))
          + account.substring(1).replaceAll("(\\d+)$", " $1");
    }
  }

  record Machine(String name, String address) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("Zurich", "Zurich", "CH", 47.37, 8.54),
          new Place("Vienna", "Wien", "AT", 48.21, 16.37),
          new Place("Lyon", "Auvergne-Rhone-Alpes", "FR", 45.76, 4.84),
          new Place("Munich", "Bayern", "DE", 48.14, 11.58),
          new Place("Utrecht", "Utrecht", "NL", 52.09, 5.12));
  private static final List<Place> FAR_PLACES =
      List.of(
          new Place("Santiago", "Region Metropolitana", "CL", -33.45, -70.67),
          new Place("Manila", "Metro Manila", "PH", 14.6, 120.98),
          new Place("Lagos", "Lagos", "NG", 6.52, 3.38),
          new Place("Perth", "Western Australia", "AU", -31.95, 115.86));

  private final Dice dice;
  private final List<Machine> servers = new ArrayList<>();
  private final List<User> users;
  private final List<User> administrators;
  private final List<User> helpdesk;
  private final Deque<String> strangers;
  private final List<Machine> quiet;
  private final List<User> absent;

  World(Settings settings) {
    dice = Dice.seeded(settings.seed()).named("world");
    addServers();
    var general = dice.named("roles").shuffled(generalServers());
    quiet = List.copyOf(general.subList(0, 6));
    users = IntStream.rangeClosed(1, settings.users()).mapToObj(this::user).toList();
    administrators =
        IntStream.rangeClosed(1, 8)
            .mapToObj(n -> staff("adm%02d".formatted(n), settings.users() + n, 9))
            .toList();
    helpdesk =
        IntStream.rangeClosed(1, 6)
            .mapToObj(n -> staff("helpdesk%02d".formatted(n), settings.users() + 20 + n, 3))
            .toList();
    absent = IntStream.rangeClosed(1, 14).mapToObj(this::absentee).toList();
    strangers = new ArrayDeque<>(dice.named("strangers").shuffled(strangeAddresses()));
  }

  private void addServers() {
    add("DC", 2);
    add("FILE", 4);
    add("SQL", 4);
    add("WEB", 6);
    add("APP", 16);
    add("MAIL", 2);
    add("PRINT", 2);
    add("JUMP", 2);
    add("MGMT", 2);
    add("BACKUP", 1);
  }

  private void add(String role, int count) {
    for (int n = 1; n <= count; n++) {
      servers.add(new Machine("SRV-%s%02d".formatted(role, n), "10.10.0." + (10 + servers.size())));
    }
  }

  private User user(int n) {
    var at = PLACES.get(n % PLACES.size());
    return new User(
        "user%03d".formatted(n),
        dice.named("user" + n).guid(),
        workstation(n),
        home(n),
        at,
        List.of(
            servers.get(n % 2),
            named("SRV-FILE%02d".formatted(1 + n % 4)),
            named("SRV-FILE%02d".formatted(1 + (n + 1) % 4))));
  }

  private User staff(String account, int n, int reach) {
    var roll = dice.named(account);
    return new User(
        account,
        roll.guid(),
        workstation(n),
        home(n),
        PLACES.getFirst(),
        roll.some(reach, generalServers().stream().filter(it -> !quiet.contains(it)).toList()));
  }

  private User absentee(int n) {
    var place = PLACES.get(n % PLACES.size());
    var name = "away%02d".formatted(n);
    return new User(
        name,
        dice.named(name).guid(),
        workstation(700 + n),
        "198.51.100." + (220 + n),
        place,
        List.of());
  }

  private static Machine workstation(int n) {
    return new Machine("WS-%03d".formatted(n), "10.20.%d.%d".formatted(n / 250, 1 + n % 250));
  }

  private static String home(int n) {
    return n % 7 == 0 ? "2001:db8:40:%x::%x".formatted(n, 16 + n) : "198.51.100." + (1 + n % 200);
  }

  private static List<String> strangeAddresses() {
    return IntStream.rangeClosed(70, 254)
        .boxed()
        .flatMap(n -> Stream.of("192.0.2." + n, "203.0.113." + n))
        .toList();
  }

  List<User> users() {
    return users;
  }

  /// People whom everyday life does not know: their sign-ins are told by stories alone.
  List<User> absent() {
    return absent;
  }

  List<User> administrators() {
    return administrators;
  }

  List<User> helpdesk() {
    return helpdesk;
  }

  List<Machine> servers() {
    return List.copyOf(servers);
  }

  /// Servers a person or a program may have a reason to reach; no domain controller, no file or
  /// backup server.
  List<Machine> generalServers() {
    return servers.stream()
        .filter(
            it -> Stream.of("SRV-DC", "SRV-FILE", "SRV-BACKUP").noneMatch(it.name()::startsWith))
        .toList();
  }

  /// Servers that `user` does not know and no story silences.
  List<Machine> serversNewTo(User user) {
    return generalServers().stream()
        .filter(it -> !user.servers().contains(it) && !quiet.contains(it))
        .toList();
  }

  /// Six servers whose logs stories may silence or clear; no other story touches them.
  List<Machine> quietServers() {
    return quiet;
  }

  /// The server of that name.
  Machine named(String name) {
    return servers.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server " + name));
  }

  /// A public address nobody else in this world uses.
  String stranger() {
    return strangers.removeFirst();
  }

  Place farPlace(Dice roll) {
    return roll.one(FAR_PLACES);
  }
}
