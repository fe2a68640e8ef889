package io.revento.connect.system.rolling;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.system.RunningSystem;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** From the last release to this version; in the long form only, because it builds that release. */
@Isolated
@EnabledIfSystemProperty(
    named = "revento.soak",
    matches = "true",
    disabledReason = "SKIPPED: builds the last release, under -Psoak only")
class RollingUpgradeIT {

  @Test
  void every_delivery_is_taken_at_once_and_none_is_lost(@TempDir Path folder) throws Exception {
    Optional<String> tag = LastRelease.tag();
    assumeThat(tag).as("SKIPPED: there is no release yet").isPresent();
    try (Soak soak = Soak.begin("rolling-upgrade")) {
      soak.saw("from", tag.get());
      Path former = LastRelease.build(tag.get(), folder);
      try (RunningSystem system = RunningSystem.start(former)) {
        soak.saw("deliveries", new Rollout(system, RunningSystem.HOME).run(true));
      }
      soak.passed();
    }
  }
}
