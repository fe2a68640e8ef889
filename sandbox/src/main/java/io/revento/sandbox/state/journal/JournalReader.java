package io.revento.sandbox.state.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a journal. A last line without its end was being written when the sandbox was killed. */
public final class JournalReader {

  /** Of the first line; its key says whether the journal begins with everything. */
  public static final String FORMAT = "revento-sandbox-1";

  /** The first line of a journal that needs none of those before it. */
  public static final String WHOLE = "whole";

  /** The first line of a journal that goes on after the one before it. */
  public static final String MORE = "more";

  private final Path file;

  public JournalReader(Path file) {
    this.file = file;
  }

  /** Whether no journal before this one is needed. */
  public boolean whole() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return head(lines).equals(WHOLE);
    }
  }

  /**
   * Each line behind the first.
   *
   * @throws StateFault naming the line that is none of ours
   */
  public void read(Consumer<Line> sink) throws IOException {
    boolean torn = torn();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      head(lines);
      long number = 2;
      String line = lines.readLine();
      while (line != null) {
        String next = lines.readLine();
        if (next != null || !torn) {
          take(line, number, sink);
        }
        line = next;
        number++;
      }
    } catch (CharacterCodingException notText) {
      throw fault("is not text");
    }
  }

  private void take(String text, long number, Consumer<Line> sink) {
    try {
      sink.accept(Line.read(text));
    } catch (JsonProcessingException | IllegalArgumentException unknown) {
      throw fault("cannot be read at line " + number);
    }
  }

  private String head(BufferedReader lines) throws IOException {
    String first = lines.readLine();
    if (first == null) {
      return MORE;
    }
    try {
      Line head = Line.read(first);
      if (head.part().equals(FORMAT)) {
        return head.key();
      }
    } catch (JsonProcessingException | IllegalArgumentException foreign) {
      throw fault("was not written by this version of the sandbox");
    }
    throw fault("was not written by this version of the sandbox");
  }

  private boolean torn() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      if (bytes.length() == 0) {
        return false;
      }
      bytes.seek(bytes.length() - 1);
      return bytes.read() != '\n';
    }
  }

  private StateFault fault(String what) {
    return new StateFault(
        "The state in "
            + file
            + " "
            + what
            + ": set SANDBOX_DATA_DIR to another folder, or remove this one to begin anew.");
  }
}
