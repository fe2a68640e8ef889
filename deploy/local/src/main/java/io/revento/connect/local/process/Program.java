package io.revento.connect.local.process;

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
}
