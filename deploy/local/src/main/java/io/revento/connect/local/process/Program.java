package io.revento.connect.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is started as a process of its own. */
public interface Program {

  /** What people call it, also the name of its log file. */
  String name();

  /** The command line. */
  List<String> command();

  /** Variables beside the inherited ones; secrets go by file, not by argument. */
  Map<String, String> environment();

  /** The same program under another name, with some of its variables changed. */
  Program as(String other, Map<String, String> changes);

  /**
   * The same program as it was built in another folder of the repository, if that can be told.
   *
   * @param former the folder in which this one was built
   */
  default Program ofBuild(Path former, Path home) {
    return this;
  }

  /**
   * The same program, with its temporary files in that folder, if it can be told: what is killed
   * cleans nothing up.
   */
  default Program withTemporaryFilesIn(Path folder) {
    return this;
  }
}
