package com.socmate.application.port;

import com.socmate.domain.identity.User;

/// Sends e-mail.
public interface Mail {
  Told send(User to, Telling telling);
}
