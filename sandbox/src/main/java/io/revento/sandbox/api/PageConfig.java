package io.revento.sandbox.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code sandbox.api.page}. */
@ConfigMapping(prefix = "sandbox.api.page")
public interface PageConfig {

  /** Resources on a page if the caller does not say. */
  @WithDefault("50")
  int defaultSize();

  @WithDefault("200")
  int largestSize();
}
