package io.revento.connect.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.sync.intake.Route.Lifecycle;
import io.revento.connect.sync.intake.Route.Resource;
import io.revento.connect.sync.intake.Route.Unusable;
import io.revento.connect.sync.intake.Route.Whole;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {

  @Test
  void a_known_type_about_a_known_resource_leads_to_it() {
    assertThat(route("application.approved", "evt_1", "application", "app_1"))
        .isEqualTo(new Resource("evt_1", ResourceType.APPLICATION, "app_1"));
  }

  @Test
  void an_unknown_type_or_resource_leads_to_the_whole_event() {
    Route whole = new Whole("evt_1", null);
    assertThat(route("application.x_new", "evt_1", "application", "app_1")).isEqualTo(whole);
    assertThat(route("application.approved", "evt_1", "x_new", "app_1")).isEqualTo(whole);
    assertThat(route("application.approved", "evt_1", "application", "")).isEqualTo(whole);
  }

  @Test
  void a_resource_that_cannot_be_asked_for_alone_leads_to_the_whole_event() {
    Route whole = new Whole("evt_1", null);
    assertThat(route("participant.updated", "evt_1", "role", "rol_1")).isEqualTo(whole);
    assertThat(route("participant.updated", "evt_1", "profile", "usr_1")).isEqualTo(whole);
    assertThat(route("event.updated", "evt_1", "event", "evt_1"))
        .isEqualTo(new Resource("evt_1", ResourceType.EVENT, "evt_1"));
  }

  @Test
  void an_unknown_type_without_an_event_leads_to_every_event() {
    assertThat(route("something.new", "", "", "")).isEqualTo(new Whole(null, null));
  }

  @Test
  void types_about_grants_are_lifecycle() {
    assertThat(route("integration.suspended", "", "", "")).isEqualTo(new Lifecycle());
    assertThat(route("user.revoked_access", "evt_1", "", "")).isEqualTo(new Lifecycle());
  }

  @Test
  void what_no_database_can_keep_is_unusable() {
    Route unusable = new Unusable("unusable_ids");
    assertThat(route("application.approved", "evt\0", "application", "a")).isEqualTo(unusable);
    assertThat(route("application.approved", "evt_1", "application", "\ud800")).isEqualTo(unusable);
    assertThat(route("application.approved", "e".repeat(256), "application", "a"))
        .isEqualTo(unusable);
    assertThat(Route.of(Notice.UNREADABLE)).isEqualTo(new Unusable("unreadable_body"));
  }

  private static Route route(String type, String eventId, String resource, String id) {
    return Route.of(
        Notice.of(
            Map.of(
                "type",
                type,
                "event_id",
                eventId,
                "data",
                Map.of("resource", resource, "id", id))));
  }
}
