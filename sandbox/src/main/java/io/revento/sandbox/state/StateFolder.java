package io.revento.sandbox.state;

import io.revento.sandbox.state.journal.StateFault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the state: numbered journals, a lock, and nothing else. All only for their owner.
 */
final class StateFolder implements Closeable {

  private static final FileAttribute<?> FOLDER_MODE = mode("rwx------");
  private static final FileAttribute<?> FILE_MODE = mode("rw-------");
  private static final String LOCK = "lock";
  private static final Pattern JOURNAL = Pattern.compile("state-(\\d{10})\\.jsonl");
  private static final Pattern UNFINISHED = Pattern.compile("state-\\d{10}\\.jsonl\\.tmp");

  private final Path folder;
  private final FileChannel lockFile;

  private StateFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if need be, and holds it against other sandboxes.
   *
   * @throws StateFault if it is in use, or holds what no sandbox has written
   */
  static StateFolder open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(folder, FOLDER_MODE);
    }
    refuseForeign(folder);
    FileChannel lockFile =
        FileChannel.open(
            folder.resolve(LOCK),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            FILE_MODE);
    if (!locked(lockFile)) {
      lockFile.close();
      throw new StateFault(
          "Another sandbox uses " + folder + ": stop it, or set SANDBOX_DATA_DIR elsewhere.");
    }
    StateFolder opened = new StateFolder(folder, lockFile);
    opened.delete(opened.names(UNFINISHED));
    return opened;
  }

  /** The numbers of its journals, the oldest first. */
  List<Long> journals() throws IOException {
    return names(JOURNAL).stream().map(name -> number(name).orElseThrow()).sorted().toList();
  }

  Path journal(long number) {
    return folder.resolve("state-%010d.jsonl".formatted(number));
  }

  /** A file to write, which nothing reads until {@link #finish}. */
  Path unfinished(long number) {
    return folder.resolve(journal(number).getFileName() + ".tmp");
  }

  /** Puts what was written in place of that journal, at once, and forgets those before it. */
  void finish(long number) throws IOException {
    Files.move(
        unfinished(number),
        journal(number),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    for (long older : journals()) {
      if (older < number) {
        Files.delete(journal(older));
      }
    }
  }

  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE_MODE);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private List<String> names(Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> pattern.matcher(name).matches())
          .toList();
    }
  }

  private void delete(List<String> names) throws IOException {
    for (String name : names) {
      Files.delete(folder.resolve(name));
    }
  }

  private static void refuseForeign(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> foreign =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals(LOCK) && number(name).isEmpty())
              .filter(name -> !UNFINISHED.matcher(name).matches())
              .sorted()
              .toList();
      if (!foreign.isEmpty()) {
        throw new StateFault(
            folder
                + " holds "
                + foreign.get(0)
                + ", which no sandbox has written: set SANDBOX_DATA_DIR to an empty folder.");
      }
    }
  }

  private static OptionalLong number(String name) {
    Matcher matcher = JOURNAL.matcher(name);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException byThisProcess) {
      return false;
    }
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
