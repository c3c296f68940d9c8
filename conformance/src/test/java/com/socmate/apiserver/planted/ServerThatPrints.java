package com.socmate.apiserver.planted;

final class ServerThatPrints {
  private ServerThatPrints() {}

  static void print() {
    System.out.println("printed");
  }
}
