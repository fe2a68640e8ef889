package io.revento.sandbox.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection.
 *
 * @param nextCursor null at the end
 */
public record Listing(List<Map<String, @Nullable Object>> data, @Nullable String nextCursor) {}
