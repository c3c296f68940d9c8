package com.socmate.application.port;

/// The ports of identity that belong together.
public record IdentityPorts(
    Directory directory, SignIns signIns, OneTimeSecrets secrets, LocalLogins logins) {}
