package io.revento.connect.projection.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list, or a page of it.
 *
 * @param nextCursor what to ask for the next page with; null on the last one
 * @param total of all pages
 */
@JsonPropertyOrder({"data", "next_cursor", "total"})
public record Listing<T>(
    @JsonProperty("data") List<T> data,
    @JsonProperty("next_cursor") @Nullable String nextCursor,
    @JsonProperty("total") long total) {

  /** A list that has only one page. */
  public static <T> Listing<T> whole(List<T> data) {
    return new Listing<>(data, null, data.size());
  }
}
