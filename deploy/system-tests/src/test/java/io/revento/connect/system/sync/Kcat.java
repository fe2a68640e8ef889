package io.revento.connect.system.sync;

import io.revento.connect.system.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Debian's kcat: a consumer that shares nothing with the Java clients. */
final class Kcat {

  private static final String FORMAT = "%p/%o %k %S %h\\n";

  private Kcat() {}

  static boolean isInstalled() throws InterruptedException {
    try {
      return run("kcat", "-V").waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** A line for each record: where it is, its key, its size (-1 for a tombstone), its headers. */
  static Set<String> read(String brokers, String topic) throws IOException, InterruptedException {
    Process kcat =
        run(
            "kcat",
            "-C",
            "-q",
            "-e",
            "-b",
            brokers,
            "-t",
            topic,
            "-o",
            "beginning",
            "-X",
            "isolation.level=read_committed",
            "-f",
            FORMAT);
    String said = new String(kcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (kcat.waitFor() != 0) {
      throw new IOException("kcat ended with " + kcat.exitValue());
    }
    return new TreeSet<>(said.lines().toList());
  }

  static Set<String> asKcatWouldSay(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().map(Kcat::line).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String line(ConsumerRecord<String, byte[]> record) {
    String headers =
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(header -> header.key() + "=" + TopicReader.header(record, header.key()))
            .collect(Collectors.joining(","));
    return "%d/%d %s %d %s"
        .formatted(
            record.partition(),
            record.offset(),
            record.key(),
            record.value() == null ? -1 : record.value().length,
            headers);
  }

  private static Process run(String... command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
