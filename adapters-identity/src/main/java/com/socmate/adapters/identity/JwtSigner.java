package com.socmate.adapters.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/// Signs with the active key.
final class JwtSigner {
  private final KeyRing keys;

  JwtSigner(KeyRing keys) {
    this.keys = keys;
  }

  String sign(JOSEObjectType type, JWTClaimsSet claims) {
    var key = keys.active();
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.id()).type(type).build(), claims);
    try {
      jwt.sign(new RSASSASigner(key.pair().getPrivate()));
    } catch (JOSEException e) {
      throw new IllegalStateException("A token could not be signed.", e);
    }
    return jwt.serialize();
  }
}
