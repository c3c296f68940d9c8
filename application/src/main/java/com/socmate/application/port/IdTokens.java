package com.socmate.application.port;

import com.socmate.domain.identity.User;
import java.util.Optional;

/// Issues the ID tokens of the local provider.
public interface IdTokens {
  String issue(User user, String client, Optional<String> nonce);
}
