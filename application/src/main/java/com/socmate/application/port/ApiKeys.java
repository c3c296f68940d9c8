package com.socmate.application.port;

import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Principal;
import java.time.Duration;
import java.util.Optional;

/// The API keys. Of a key's text only a keyed hash is kept; ends and overlaps are judged by one
/// clock for all servers.
public interface ApiKeys {
  void add(ApiKey key, KeyText text);

  /// Whom a key lets act at this moment: nobody if the text is not one of the key's, if the key has
  /// expired or was disabled, or if its owner was. Notes the use, at most once a minute.
  Optional<Principal> holder(KeyText text);

  Optional<ApiKey> find(ApiKeyId id);

  /// All of them, newest first.
  Slice<ApiKey> list(Page page);

  /// Gives a key that is neither disabled nor expired a new text. The texts before it go on for the
  /// overlap and no longer.
  ///
  /// @return the key as it is now; empty if there is none that could have one
  Optional<ApiKey> renew(KeyText text, Duration overlap);

  /// Ends a key at once; one that was ended already stays as it is.
  ///
  /// @return the key as it is now; empty if there is no such key
  Optional<ApiKey> disable(ApiKeyId id);
}
