package io.revento.connect.local.stack;

import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** One more process of a service, beside the one that the stack started; it ends with the stack. */
public final class Replica {

  private final Readiness readiness;
  private final URI url;
  private volatile ManagedProcess process;

  Replica(ManagedProcess process, URI url, Readiness readiness) {
    this.process = process;
    this.url = url;
    this.readiness = readiness;
  }

  void awaitReady() throws IOException, InterruptedException {
    readiness.await(process, url);
  }

  public URI url() {
    return url;
  }

  public ProcessHandle handle() {
    return process.handle();
  }

  /** Ends it at once, as a crash would. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** Starts it again, with the settings that it had, and waits until it is ready. */
  public void restart() throws IOException, InterruptedException {
    process = process.again();
    awaitReady();
  }

  /**
   * Starts another version of it, with the settings that it had, and waits until it is ready.
   *
   * @param former the folder of the repository where this version was built
   * @param home that of the other
   */
  public void upgrade(Path former, Path home) throws IOException, InterruptedException {
    process = process.again(former, home);
    awaitReady();
  }

  /** Asks it to end, as a rolling restart does. */
  public void stop(Duration patience) throws InterruptedException {
    process.stop(patience);
  }
}
