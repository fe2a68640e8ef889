package io.revento.sandbox.world;

import io.revento.sandbox.world.model.Resource;
import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a listing.
 *
 * @param next the position after which the next part begins; empty at the end
 */
public record Page(List<Resource> resources, OptionalLong next) {}
