package io.revento.connect.local.stack;

import io.revento.connect.embedded.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a local run keeps its data, secrets and logs; one run at a time. */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the folder for this run, and makes it where it is missing.
   *
   * @throws IOException when another run has it, or it cannot be written: says so
   */
  public static DataFolder take(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new IOException(
          "Another run uses the data in %s. Stop it first, or choose another folder by --data."
              .formatted(root));
    }
    return new DataFolder(root, channel, lock);
  }

  /** Deletes all that earlier runs left in it. */
  public void wipe() throws IOException {
    try (Stream<Path> paths = Files.list(root)) {
      for (Path path : paths.filter(path -> !path.equals(root.resolve(LOCK))).toList()) {
        Folders.delete(path);
      }
    }
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path sandbox() {
    return root.resolve("sandbox");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path secret(String name) {
    return root.resolve("secrets").resolve(name);
  }

  public Path processes() {
    return root.resolve("processes");
  }

  /** Writes a file that only its owner can read. */
  public Path writeSecret(String name, String content) throws IOException {
    Path file = secret(name);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameJvm) {
      return null;
    }
  }
}
