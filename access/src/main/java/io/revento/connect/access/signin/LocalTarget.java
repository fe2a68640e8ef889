package io.revento.connect.access.signin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where to go after the sign-in: a page of this service, whatever the link says. */
final class LocalTarget {

  private static final URI HOME = URI.create("/");

  private LocalTarget() {}

  /** The page that was asked for, or the home page where that is at another host or no address. */
  static URI of(@Nullable String asked) {
    if (asked == null || !asked.startsWith("/") || asked.startsWith("//")) {
      return HOME;
    }
    try {
      URI target = new URI(asked);
      boolean elsewhere = target.isAbsolute() || target.getRawAuthority() != null;
      return elsewhere ? HOME : target;
    } catch (URISyntaxException noAddress) {
      // Browsers take a backslash for a slash: such a path is none of ours either.
      return HOME;
    }
  }
}
