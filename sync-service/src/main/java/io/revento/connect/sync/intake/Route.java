package io.revento.connect.sync.intake;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.sync.upstream.ApiCollection;
import io.revento.connect.sync.upstream.KeepableText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a delivery leads. */
sealed interface Route {

  /** To one resource, which is looked at. */
  record Resource(String eventId, ResourceType type, String id) implements Route {}

  /**
   * To all of the event, or of every event where none is named: its kind is unknown to us, or what
   * it is about cannot be asked for alone.
   */
  record Whole(@Nullable String eventId, @Nullable String organizationId) implements Route {}

  /** To the grants, which token-service looks after; here it only pauses and resumes. */
  record Lifecycle() implements Route {}

  /** Nowhere. */
  record Unusable(String reason) implements Route {}

  /** Types about the integration and its grants. */
  Set<String> LIFECYCLE =
      Set.of(
          "integration.suspended",
          "integration.reinstated",
          "integration.unpublished",
          "integration.published",
          "user.revoked_access");

  /** Types about one resource. Known and assumed (contract section 1); any other is unknown. */
  Set<String> RESOURCES =
      Set.of(
          "application.approved",
          "application.submitted",
          "application.rejected",
          "application.revision_requested",
          "application.updated",
          "event.published",
          "event.updated",
          "participant.updated",
          "activity.created",
          "activity.updated",
          "activity.deleted",
          "program.updated",
          "registration_wave.opened",
          "registration_wave.closed",
          "location.updated");

  static Route of(Notice notice) {
    if (notice.equals(Notice.UNREADABLE)) {
      return new Unusable("unreadable_body");
    }
    if (!keepable(notice)) {
      return new Unusable("unusable_ids");
    }
    String type = notice.typeOrUnknown();
    if (LIFECYCLE.contains(type)) {
      return new Lifecycle();
    }
    Optional<ResourceType> resource =
        Optional.ofNullable(notice.resource())
            .flatMap(ResourceType::ofWireName)
            .filter(known -> ApiCollection.of(known).showsEachToOrganizers());
    String event = notice.eventId();
    String id = notice.resourceId();
    if (RESOURCES.contains(type) && event != null && id != null && resource.isPresent()) {
      return new Resource(event, resource.get(), id);
    }
    return new Whole(event, notice.organizationId());
  }

  /** Whether a database can keep it: no NUL, no lone surrogates, no overlong ids. */
  private static boolean keepable(Notice notice) {
    return Stream.of(
            notice.type(),
            notice.integrationId(),
            notice.organizationId(),
            notice.eventId(),
            notice.resource(),
            notice.resourceId())
        .allMatch(text -> text == null || KeepableText.isId(text));
  }
}
