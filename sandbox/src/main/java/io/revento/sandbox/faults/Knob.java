package io.revento.sandbox.faults;

/** Something that can be made to go wrong. All but latencies are rates, from 0 to 1. */
public enum Knob {
  API_LATENCY("api", "latency_ms"),
  API_TOO_MANY_REQUESTS("api", "too_many_requests"),
  API_SERVER_ERROR("api", "server_error"),
  /** The connection ends without an answer. */
  API_DROPPED("api", "dropped"),
  /** The connection ends in the middle of the answer. */
  API_TRUNCATED("api", "truncated"),

  OAUTH_LATENCY("oauth", "latency_ms"),
  OAUTH_SERVER_ERROR("oauth", "server_error"),
  /** What was asked for takes effect, and the connection ends without an answer. */
  OAUTH_LOST_REPLY("oauth", "lost_reply"),

  /** Never sent; stands in the log as failed, without a try. */
  WEBHOOK_LOST("webhooks", "lost"),
  /** Sent twice at once. */
  WEBHOOK_DUPLICATED("webhooks", "duplicated"),
  WEBHOOK_DELAYED("webhooks", "delayed"),
  /** Sent after the next one to the same integration. */
  WEBHOOK_REORDERED("webhooks", "reordered"),
  /** Signed with a key that nobody has. */
  WEBHOOK_BAD_SIGNATURE("webhooks", "bad_signature");

  private final String group;
  private final String wireName;

  Knob(String group, String wireName) {
    this.group = group;
    this.wireName = wireName;
  }

  public String group() {
    return group;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether it is a number of milliseconds, and not a rate. */
  public boolean latency() {
    return this == API_LATENCY || this == OAUTH_LATENCY;
  }
}
