package io.revento.connect.contract.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeTest {

  private static final Map<String, Object> APPROVED =
      Map.of(
          "id", "msg_1",
          "type", "application.approved",
          "timestamp", "2026-11-23T10:00:00+01:00",
          "integration_id", "int_1",
          "organization_id", "org_1",
          "event_id", "evt_1",
          "data", Map.of("resource", "application", "id", "app/1"),
          "new_field", 7);

  @Test
  void reads_what_the_body_says_and_passes_over_the_rest() {
    Notice notice = Notice.of(APPROVED);
    assertThat(notice.type()).isEqualTo("application.approved");
    assertThat(notice.timestamp()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(notice.resourceId()).isEqualTo("app/1");
    assertThat(notice.userId()).isNull();
  }

  @Test
  void a_field_of_another_kind_counts_as_missing() {
    Notice notice = Notice.of(Map.of("type", 5, "timestamp", "soon", "data", List.of()));
    assertThat(notice).isEqualTo(Notice.UNREADABLE);
    assertThat(notice.typeOrUnknown()).isEqualTo("unknown");
  }

  @Test
  void anything_but_an_object_is_unreadable() {
    assertThat(Notice.of(null)).isEqualTo(Notice.UNREADABLE);
    assertThat(Notice.of(List.of(1))).isEqualTo(Notice.UNREADABLE);
  }

  @Test
  void deliveries_about_one_resource_share_a_key() {
    assertThat(DeliveryKey.of(Notice.of(APPROVED), "wh_1")).isEqualTo("evt_1/application/app%2F1");
  }

  @Test
  void a_revocation_is_keyed_by_its_event_or_else_its_integration() {
    Map<String, Object> everywhere =
        Map.of(
            "type", "user.revoked_access",
            "integration_id", "int_1",
            "data", Map.of("user_id", "usr_1"));
    Map<String, Object> oneEvent =
        Map.of(
            "type", "user.revoked_access",
            "integration_id", "int_1",
            "event_id", "evt_1",
            "data", Map.of("user_id", "usr_1"));
    assertThat(DeliveryKey.of(Notice.of(everywhere), "wh_1")).isEqualTo("int_1/user/usr_1");
    assertThat(DeliveryKey.of(Notice.of(oneEvent), "wh_1")).isEqualTo("evt_1/user/usr_1");
  }

  @Test
  void what_concerns_the_integration_is_keyed_by_it() {
    Map<String, Object> suspended =
        Map.of("type", "integration.suspended", "integration_id", "int_1");
    assertThat(DeliveryKey.of(Notice.of(suspended), "wh_1")).isEqualTo("int_1/integration/int_1");
  }

  @Test
  void whatever_names_nothing_is_keyed_by_its_webhook_id() {
    assertThat(DeliveryKey.of(Notice.UNREADABLE, "wh_1")).isEqualTo("wh_1");
  }
}
