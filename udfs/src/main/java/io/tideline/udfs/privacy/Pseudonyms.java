package io.tideline.udfs.privacy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pseudonyms that stand in tables in the place of people's ids (SEMANTICS §10): {@code
 * customer_key} and every other {@code *_key}. One is HMAC-SHA-256 over the id's UTF-8 bytes, with
 * the UTF-8 bytes of the {@link PseudonymSecret} as key, in 64 lower-case hexadecimal digits.
 *
 * <p>Ids of customers, viewers, visitors and persons are one domain on purpose: the same person has
 * the same key in every table and on every platform. Hence nothing is put before the id, and the
 * key can be made outside as well ({@code openssl dgst -sha256 -hmac "$SECRET"}). Whatever else is
 * to be keyed by the secret one day must derive a secret of its own from it, so that its output is
 * no person's key.
 *
 * <p>Not for several threads: it holds one {@link Mac}.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final HexFormat HEX = HexFormat.of();

  private final Mac mac;

  /** A message's row asks twice, for its customer and for its conversation. */
  private String lastId = "";

  private String lastKey = "";

  public Pseudonyms(PseudonymSecret secret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** The key of a person. */
  public String keyOf(String id) {
    if (lastKey.isEmpty() || !id.equals(lastId)) {
      lastKey = HEX.formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
      lastId = id;
    }
    return lastKey;
  }
}
