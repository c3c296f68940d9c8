package com.socmate.adapters.identity;

import com.socmate.application.port.SigningKeys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens by hand, right ones and wrong ones.
final class Forge {
  private Forge() {}

  static String token(String header, String payload, PrivateKey key) {
    var signed = encode(header) + "." + encode(payload);
    return signed + "." + signature(signed, "SHA256withRSA", key);
  }

  static String signature(String signed, String algorithm, PrivateKey key) {
    try {
      var signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(signed.getBytes(StandardCharsets.UTF_8));
      return encode(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String mac(String header, String payload, byte[] secret) {
    var signed = encode(header) + "." + encode(payload);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return signed + "." + encode(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String header(SigningKey key) {
    return "{\"alg\":\"RS256\",\"kid\":\"" + key.id() + "\",\"typ\":\"at+jwt\"}";
  }

  static KeyPair rsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
