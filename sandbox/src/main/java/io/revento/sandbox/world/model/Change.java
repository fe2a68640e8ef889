package io.revento.sandbox.world.model;

import java.util.Optional;

/** What an edit did: nothing before it means created, nothing after it deleted. */
public record Change(Optional<Resource> before, Optional<Resource> after) {

  /** The resource that it is about, as it is now or last was. */
  public Resource subject() {
    return after.or(() -> before).orElseThrow();
  }

  /** Whether anything but the time of the change is different. */
  public boolean real() {
    return !before.map(Resource::fields).equals(after.map(Resource::fields));
  }
}
