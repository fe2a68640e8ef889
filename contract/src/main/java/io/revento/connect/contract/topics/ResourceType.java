package io.revento.connect.contract.topics;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of resource that have a normalized topic. The wire name is singular snake_case and is
 * the same wherever a type is named: {@code data.resource} of a webhook, {@code type} of a record,
 * {@code ce_type}.
 */
public enum ResourceType {
  EVENT("event", "revento.events"),
  ROLE("role", "revento.roles"),
  APPLICATION_FORM("application_form", "revento.application-forms"),
  REGISTRATION_WAVE("registration_wave", "revento.registration-waves"),
  APPLICATION("application", "revento.applications"),
  PARTICIPANT("participant", "revento.participants"),
  PROGRAM("program", "revento.programs"),
  THREAD("thread", "revento.threads"),
  ACTIVITY("activity", "revento.activities"),
  VENUE("venue", "revento.venues"),
  BUILDING("building", "revento.buildings"),
  FLOOR("floor", "revento.floors"),
  LOCATION("location", "revento.locations"),
  /** What a participant's own grant shows of that person; its id is the user's. */
  PROFILE("profile", "revento.profiles");

  private static final Map<String, ResourceType> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ResourceType::wireName, Function.identity()));

  private final String wireName;
  private final String topicName;

  ResourceType(String wireName, String topicName) {
    this.wireName = wireName;
    this.topicName = topicName;
  }

  public String wireName() {
    return wireName;
  }

  public String topicName() {
    return topicName;
  }

  /** The type of that wire name; empty for one that we do not know, which is normal. */
  public static Optional<ResourceType> ofWireName(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }
}
