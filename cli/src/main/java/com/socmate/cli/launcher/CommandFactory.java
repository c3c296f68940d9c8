package com.socmate.cli.launcher;

import picocli.CommandLine;

/// Makes commands, giving each the context it works with.
final class CommandFactory implements CommandLine.IFactory {
  private final Context context;

  CommandFactory(Context context) {
    this.context = context;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    try {
      return type.getDeclaredConstructor(Context.class).newInstance(context);
    } catch (NoSuchMethodException e) {
      return CommandLine.defaultFactory().create(type);
    }
  }
}
