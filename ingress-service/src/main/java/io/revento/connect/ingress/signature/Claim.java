package io.revento.connect.ingress.signature;

import java.util.List;

/** What a request's headers claim about it. */
public sealed interface Claim {

  /**
   * Headers that can be checked.
   *
   * @param webhookId the same for all tries of one delivery
   * @param timestamp Unix seconds
   * @param prefix what was signed in front of the body
   * @param signatures any of them may be the right one
   */
  record Signed(String webhookId, long timestamp, byte[] prefix, List<byte[]> signatures)
      implements Claim {}

  /**
   * Headers that are missing or make no sense.
   *
   * @param detail which, and what they have to be
   */
  record Malformed(String detail) implements Claim {}
}
