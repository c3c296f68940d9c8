package com.socmate.kql.planted;

final class ServerThatPrints {
  private ServerThatPrints() {}

  static void print() {
    System.out.println("printed");
  }
}
