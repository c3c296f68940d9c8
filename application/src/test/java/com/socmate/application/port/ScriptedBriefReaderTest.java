package com.socmate.application.port;

import com.socmate.domain.audit.Suggestion;

class ScriptedBriefReaderTest implements BriefReaderContract {
  @Override
  public BriefReader withoutModel() {
    return new ScriptedBriefReader();
  }

  @Override
  public BriefReader suggesting(Suggestion suggestion) {
    return new ScriptedBriefReader().suggests(suggestion);
  }

  @Override
  public BriefReader silent() {
    return suggesting(new Suggestion.Unused("small", "it was too slow"));
  }
}
