package io.revento.connect.projection.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How change streams are kept alive. */
@ConfigMapping(prefix = "revento.projection.stream")
public interface StreamConfig {

  /**
   * A comment is sent this often when nothing changes, so that proxies and readers see life. The
   * feed is read then too: what a lost notification hid comes out at the latest now.
   */
  @WithDefault("PT10S")
  Duration heartbeat();

  /** What browsers are told to wait before they connect again. */
  @WithDefault("PT1S")
  Duration reconnect();

  /** Changes read from the feed at once. */
  @WithDefault("500")
  int page();
}
