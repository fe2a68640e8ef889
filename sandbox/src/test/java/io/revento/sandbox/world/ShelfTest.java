package io.revento.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShelfTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

  private final Shelf shelf = new Shelf();

  @BeforeEach
  void put_five_venues() {
    for (int i = 1; i <= 5; i++) {
      shelf.put(venue(i, MONDAY));
    }
  }

  @Test
  void a_page_says_where_the_next_begins_and_the_last_says_nothing() {
    Page first = shelf.page(0, 3, null);
    assertThat(ids(first)).containsExactly("ven_1", "ven_2", "ven_3");
    Page last = shelf.page(first.next().orElseThrow(), 3, null);
    assertThat(ids(last)).containsExactly("ven_4", "ven_5");
    assertThat(last.next()).isEmpty();
  }

  @Test
  void a_page_that_ends_the_listing_exactly_is_the_last() {
    assertThat(shelf.page(0, 5, null).next()).isEmpty();
  }

  @Test
  void what_is_deleted_or_inserted_between_pages_shifts_nothing() {
    Page first = shelf.page(0, 3, null);
    shelf.remove(venue(1, MONDAY));
    shelf.remove(venue(3, MONDAY));
    shelf.put(venue(6, MONDAY));
    Page second = shelf.page(first.next().orElseThrow(), 3, null);
    assertThat(ids(second)).containsExactly("ven_4", "ven_5", "ven_6");
  }

  @Test
  void updated_since_shows_what_changed_then_or_later_in_the_same_order() {
    shelf.put(venue(4, MONDAY.plusSeconds(2)));
    shelf.put(venue(2, MONDAY.plusSeconds(1)));
    assertThat(ids(shelf.page(0, 9, MONDAY.plusSeconds(1)))).containsExactly("ven_2", "ven_4");
    assertThat(shelf.page(0, 1, MONDAY.plusSeconds(1)).next()).hasValue(2);
    assertThat(shelf.page(2, 1, MONDAY.plusSeconds(1)).next()).isEmpty();
  }

  private static List<String> ids(Page page) {
    return page.resources().stream().map(Resource::id).toList();
  }

  private static Resource venue(int number, Instant updatedAt) {
    return new Resource(
        Kind.VENUE, "evt", "ven_" + number, number, updatedAt, Map.of("name", "Hall"));
  }
}
